// Fills an empty shop through its Admin API: all that is not the bulk catalogue. Writes the kiosk's API key beside the data.
const fs = require('fs');
const path = require('path');
const goods = require('../../goods');
const { STATE } = require('./config');
const { ask, create, login, uploadPicture } = require('./admin');
const { picture } = require('../../pictures');

const PICTURES = 60;
const translated = ([nl, en], more = () => ({})) => [{ languageCode: 'nl', name: nl, ...more(nl, 'nl') }, { languageCode: 'en', name: en, ...more(en, 'en') }];
const args = values => Object.entries(values).map(([name, value]) => ({ name, value: String(value) }));

async function fillTaxesAndChannel() {
  const country = await create('createCountry', 'CreateCountryInput', { code: 'NL', enabled: true, translations: translated(['Nederland', 'Netherlands']) });
  const zone = await create('createZone', 'CreateZoneInput', { name: 'Nederland', memberIds: [country] });
  const taxCategories = {};
  for (const [name, percentage] of [['standard', 21], ['reduced', 9]]) {
    taxCategories[name] = await create('createTaxCategory', 'CreateTaxCategoryInput', { name, isDefault: name === 'standard' });
    await create('createTaxRate', 'CreateTaxRateInput', { name: `BTW ${percentage}%`, enabled: true, value: percentage, categoryId: taxCategories[name], zoneId: zone });
  }
  await ask('mutation { updateGlobalSettings(input: { availableLanguages: [nl, en], trackInventory: true, outOfStockThreshold: 0 }) { __typename } }');
  const { activeChannel } = await ask('{ activeChannel { id } }');
  await create('updateChannel', 'UpdateChannelInput', { id: activeChannel.id, token: 'winkel', pricesIncludeTax: true,
    defaultCurrencyCode: 'EUR', availableCurrencyCodes: ['EUR'], defaultLanguageCode: 'nl', availableLanguageCodes: ['nl', 'en'],
    defaultTaxZoneId: zone, defaultShippingZoneId: zone });
  return { channel: activeChannel.id, taxCategories };
}

// The location that Vendure makes at its first start becomes the warehouse.
async function fillPlaces() {
  const { stockLocations } = await ask('{ stockLocations { items { id } } }');
  const input = ({ name, ...customFields }) => ({ name, customFields });
  await create('updateStockLocation', 'UpdateStockLocationInput', { id: stockLocations.items[0].id, ...input(goods.warehouse) });
  const places = { WEB: stockLocations.items[0].id };
  for (const store of goods.stores) places[store.storeCode] = await create('createStockLocation', 'CreateStockLocationInput', input(store));
  return places;
}

async function fillCheckout() {
  const methods = [['pickup-in-store', ['Afhalen in de winkel', 'Pick up in store'], 0], ['home-delivery', ['Thuisbezorgen', 'Home delivery'], 495]];
  for (const [code, name, rate] of methods)
    await create('createShippingMethod', 'CreateShippingMethodInput', { code, fulfillmentHandler: 'manual-fulfillment',
      checker: { code: 'default-shipping-eligibility-checker', arguments: args({ orderMinimum: 0 }) },
      calculator: { code: 'default-shipping-calculator', arguments: args({ rate, includesTax: 'include', taxRate: 21 }) },
      translations: translated(name, () => ({ description: '' })) });
  const payments = [['pay-in-store', ['Betalen in de winkel', 'Pay in store'], 'pay-in-store'], ['pay-at-pickup', ['Betalen bij het ophalen', 'Pay when collecting'], 'pay-in-store'],
    ['phone-payment', ['Betalen met de telefoon', 'Pay by phone'], 'phone-payment']];
  for (const [code, name, handler] of payments)
    await create('createPaymentMethod', 'CreatePaymentMethodInput', { code, enabled: true,
      handler: { code: handler, arguments: [] }, translations: translated(name) });
}

async function fillFacet(code, name, values) {
  const answer = await ask('mutation($input: CreateFacetInput!) { createFacet(input: $input) { values { id code } } }', { input: {
    code, isPrivate: false, translations: translated(name), values: values.map(value => ({ code: value.code, translations: translated(value.name) })) } });
  return Object.fromEntries(answer.createFacet.values.map(value => [value.code, value.id]));
}

async function fillCollections(categoryValues) {
  const collection = (item, parentId) => create('createCollection', 'CreateCollectionInput', { parentId, inheritFilters: false,
    filters: [{ code: 'facet-value-filter', arguments: args({ facetValueIds: JSON.stringify([categoryValues[item.code]]), containsAny: false, combineWithAnd: true }) }],
    translations: translated(item.name, (name, language) => ({ slug: `${goods.code(name)}-${language}`, description: '' })) });
  for (const department of goods.departments) {
    const parent = await collection(department);
    for (const category of department.categories) await collection(category, parent);
  }
}

async function fillClassification() {
  const named = ([nl, en]) => ({ code: goods.code(en), name: [nl, en] });
  const categories = goods.departments.flatMap(department => [department, ...department.categories]);
  const categoryValues = await fillFacet('category', ['Categorie', 'Category'], categories);
  const brandValues = await fillFacet('brand', ['Merk', 'Brand'], goods.brands.map(brand => named([brand, brand])));
  await fillFacet('material', ['Materiaal', 'Material'], goods.materials.map(named));
  await fillCollections(categoryValues);
  const groups = {};
  for (const [code, name, options] of [['colour', ['Kleur', 'Colour'], goods.colours], ['size', ['Maat', 'Size'], goods.sizes]])
    groups[code] = await create('createProductOptionGroup', 'CreateProductOptionGroupInput', { code, translations: translated(name),
      options: options.map(option => ({ code: goods.code(option[1]), translations: translated(option) })) });
  return { categoryValues, brandValues, groups };
}

// One product made wholly by Vendure itself; the bulk rows must look like its rows.
async function fillPattern({ taxCategories, places, categoryValues, brandValues, pictures }) {
  const product = await create('createProduct', 'CreateProductInput', { enabled: true, assetIds: pictures.slice(0, 3), featuredAssetId: pictures[0],
    facetValueIds: [categoryValues.home, categoryValues.kitchen, brandValues.kastanje], customFields: { rating: 4.5, ratingCount: 28 },
    translations: translated(['Kastanje Koekenpan 28 cm', 'Kastanje Frying pan 28 cm'], (name, language) => ({ slug: `${goods.code(name)}-${language}`,
      description: language === 'nl' ? '<p>Gietijzeren pan &amp; deksel.</p>' : '<p>Cast-iron pan &amp; lid.</p>' })) });
  await create('createProductVariants', '[CreateProductVariantInput!]', [{ productId: product, sku: 'PAN-28', price: 4995, taxCategoryId: taxCategories.standard,
    translations: translated(['Kastanje Koekenpan 28 cm', 'Kastanje Frying pan 28 cm']), customFields: { ean: '2900000000018', listPrice: 5995, lowestPrice30d: 4995 },
    stockLevels: Object.values(places).map((stockLocationId, index) => ({ stockLocationId, stockOnHand: 4 * (index + 1) })) }]);
}

async function fillCustomers() {
  for (const { password, ...input } of goods.customers) {
    const answer = await ask('mutation($input: CreateCustomerInput!, $password: String) { createCustomer(input: $input, password: $password) { ... on ErrorResult { message } } }', { input, password });
    if (answer.createCustomer.message) throw new Error(answer.createCustomer.message);
  }
}

// The least that the connector needs: read the catalogue and the stock, find a customer, see and change orders.
async function fillKiosk(channel) {
  const permissions = ['ReadProduct', 'ReadCollection', 'ReadFacet', 'ReadStockLocation', 'ReadShippingMethod', 'ReadCustomer', 'ReadOrder', 'UpdateOrder'];
  const role = await create('createRole', 'CreateRoleInput', { code: 'kiosk', description: 'Kiosk in a store', permissions, channelIds: [channel] });
  const answer = await ask('mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey } }', {
    input: { roleIds: [role], translations: translated(['Kiosk', 'Kiosk']) } });
  fs.writeFileSync(path.join(STATE, 'api-key'), answer.createApiKey.apiKey, { mode: 0o600 });
}

async function main() {
  await login();
  const { channel, taxCategories } = await fillTaxesAndChannel();
  const places = await fillPlaces();
  await fillCheckout();
  const { categoryValues, brandValues } = await fillClassification();
  const pictures = [];
  for (let number = 0; number < PICTURES; number++) pictures.push(await uploadPicture(`article-${String(number).padStart(3, '0')}.jpg`, await picture(number)));
  await fillPattern({ taxCategories, places, categoryValues, brandValues, pictures });
  await fillCustomers();
  await fillKiosk(channel);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
