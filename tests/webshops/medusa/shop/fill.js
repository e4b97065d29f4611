// Fills an empty shop through its Admin API: all that is not the bulk catalogue. Writes the kiosk's keys beside the data.
const fs = require('fs');
const path = require('path');
const goods = require('../../goods');
const { picture } = require('../../pictures');
const { get, post, login, uploadPictures } = require('./admin');

const STATE = process.env.MEDUSA_STATE;
const PICTURES = 60;

// Sent in one go at the end.
const english = [];
const inEnglish = (reference, reference_id, translations) => english.push({ reference, reference_id, locale_code: 'en-GB', translations });

// Prices include VAT, as everywhere in a shop for people.
async function fillMarket() {
  const { stores: [store] } = await get('/admin/stores');
  const { sales_channel: channel } = await post('/admin/sales-channels', { name: 'Webshop' });
  await post(`/admin/stores/${store.id}`, { default_sales_channel_id: channel.id, supported_currencies: [{ currency_code: 'eur', is_default: true }],
    supported_locales: [{ locale_code: 'nl-NL', is_default: true }, { locale_code: 'en-GB' }] });
  const { region } = await post('/admin/regions', { name: 'Nederland', currency_code: 'eur', countries: ['nl'], payment_providers: ['pp_system_default'] });
  const { price_preferences: preferences } = await get('/admin/price-preferences?limit=50');
  for (const preference of preferences) await post(`/admin/price-preferences/${preference.id}`, { is_tax_inclusive: true });
  if (!preferences.some(preference => preference.attribute === 'currency_code' && preference.value === 'eur'))
    await post('/admin/price-preferences', { attribute: 'currency_code', value: 'eur', is_tax_inclusive: true });
  await post('/admin/tax-regions', { country_code: 'nl', provider_id: 'tp_system', default_tax_rate: { name: 'BTW', rate: 21, code: 'btw-21' } });
  const { shipping_profiles: profiles } = await get('/admin/shipping-profiles');
  const profile = profiles[0] || (await post('/admin/shipping-profiles', { name: 'Default', type: 'default' })).shipping_profile;
  return { channel: channel.id, region: region.id, profile: profile.id };
}

// A stock location for the warehouse and each store; each with its one way of getting things from there.
async function fillPlaces({ channel, profile }) {
  const places = {};
  for (const place of [goods.warehouse, ...goods.stores]) {
    const isStore = place !== goods.warehouse;
    const { stock_location: location } = await post('/admin/stock-locations', { name: place.name, metadata: { store_code: place.storeCode },
      address: { address_1: place.street, postal_code: place.postcode, city: place.city, country_code: 'nl', phone: place.phone } });
    places[place.storeCode] = location.id;
    const at = `/admin/stock-locations/${location.id}`;
    await post(`${at}/sales-channels`, { add: [channel] });
    await post(`${at}/fulfillment-providers`, { add: ['manual_manual'] });
    await post(`${at}/fulfillment-sets`, { name: `${place.storeCode} ${isStore ? 'pickup' : 'shipping'}`, type: isStore ? 'pickup' : 'shipping' });
    const { stock_location: { fulfillment_sets: [set] } } = await get(`${at}?fields=*fulfillment_sets`);
    const { fulfillment_set: { service_zones: [zone] } } = await post(`/admin/fulfillment-sets/${set.id}/service-zones`,
      { name: `${place.storeCode} zone`, geo_zones: [{ type: 'country', country_code: 'nl' }] });
    await post('/admin/shipping-options', { name: isStore ? `Afhalen in ${place.name}` : 'Thuisbezorgen', service_zone_id: zone.id, shipping_profile_id: profile,
      provider_id: 'manual_manual', price_type: 'flat', prices: [{ currency_code: 'eur', amount: isStore ? 0 : 4.95 }],
      type: isStore ? { label: 'Pickup', description: 'Picked up in the store', code: 'pickup' } : { label: 'Delivery', description: 'Brought home', code: 'home-delivery' },
      rules: [{ attribute: 'enabled_in_store', value: 'true', operator: 'eq' }, { attribute: 'is_return', value: 'false', operator: 'eq' }] });
  }
  return places;
}

async function fillClassification() {
  const categories = {};
  const category = async ({ code, name }, parent_category_id) => {
    const { product_category: made } = await post('/admin/product-categories', { name: name[0], handle: code, is_active: true, parent_category_id });
    inEnglish('product_category', made.id, { name: name[1] });
    categories[code] = made.id;
    return made.id;
  };
  for (const department of goods.departments) {
    const parent = await category(department, null);
    for (const below of department.categories) await category(below, parent);
  }
  const brands = {};
  for (const brand of goods.brands)
    brands[goods.code(brand)] = (await post('/admin/collections', { title: brand, handle: goods.code(brand) })).collection.id;
  for (const [title, titleInEnglish, values] of [['Kleur', 'Colour', goods.colours], ['Maat', 'Size', goods.sizes]]) {
    const { product_option: option } = await post('/admin/product-options', { title, values: values.map(value => value[0]) });
    inEnglish('product_option', option.id, { title: titleInEnglish });
    for (const value of option.values) inEnglish('product_option_value', value.id, { value: values.find(one => one[0] === value.value)[1] });
  }
  return { categories, brands };
}

// One product made wholly by Medusa itself; the bulk rows must look like its rows.
async function fillPattern({ channel, profile }, places, { categories, brands }, pictures) {
  const { product } = await post('/admin/products', { title: 'Kastanje Koekenpan 28 cm', handle: 'kastanje-koekenpan-28', status: 'published',
    description: 'Gietijzeren pan & deksel.', collection_id: brands.kastanje, categories: [{ id: categories.kitchen }], sales_channels: [{ id: channel }],
    shipping_profile_id: profile, thumbnail: pictures[0], images: pictures.slice(0, 3).map(url => ({ url })), metadata: { rating: 4.5, rating_count: 28 },
    options: [{ title: 'Uitvoering', values: ['Standaard'] }],
    variants: [{ title: 'Standaard', sku: 'PAN-28', ean: '2900000000018', manage_inventory: true, options: { Uitvoering: 'Standaard' },
      metadata: { lowest_price_30d: '49.95' }, prices: [{ currency_code: 'eur', amount: 59.95 }] }] });
  inEnglish('product', product.id, { title: 'Kastanje Frying pan 28 cm', description: 'Cast-iron pan & lid.' });
  const variant = product.variants[0].id;
  const { variant: { inventory_items: [{ inventory_item_id: item }] } } = await get(`/admin/products/${product.id}/variants/${variant}?fields=id,inventory_items.inventory_item_id`);
  const locations = Object.values(places);
  for (let index = 0; index < locations.length; index++)
    await post(`/admin/inventory-items/${item}/location-levels`, { location_id: locations[index], stocked_quantity: 4 * (index + 1) });
  const { price_list: list } = await post('/admin/price-lists', { title: 'Aanbieding', description: 'Altijd iets in de aanbieding', type: 'sale', status: 'active',
    prices: [{ currency_code: 'eur', amount: 49.95, variant_id: variant }] });
  return list.id;
}

async function fillCustomers() {
  for (const { firstName, lastName, emailAddress, phoneNumber, password } of goods.customers) {
    // Medusa finds a number only as it was typed.
    const person = { first_name: firstName, last_name: lastName, phone: phoneNumber.replace(/^0/, '+31').replace(/ /g, '') };
    if (!password) {
      await post('/admin/customers', { ...person, email: emailAddress });
      continue;
    }
    const { token } = await post('/auth/customer/emailpass/register', { email: emailAddress, password });
    await register(token, { ...person, email: emailAddress });
  }
}

let publishableKey = '';

// An account is made by its owner, through the Store API.
async function register(token, customer) {
  const response = await fetch(`http://127.0.0.1:${process.env.MEDUSA_PORT}/store/customers`, { method: 'POST', body: JSON.stringify(customer),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-publishable-api-key': publishableKey } });
  if (!response.ok) throw new Error(`an account: ${response.status} ${await response.text()}`);
}

async function fillKiosk(market, list) {
  const key = async (title, type) => (await post('/admin/api-keys', { title, type })).api_key;
  const publishable = await key('Kiosk', 'publishable');
  const secret = await key('Kiosk', 'secret');
  await post(`/admin/api-keys/${publishable.id}/sales-channels`, { add: [market.channel] });
  publishableKey = publishable.token;
  fs.writeFileSync(path.join(STATE, 'keys.json'), JSON.stringify({ publishable: publishable.token, secret: secret.token, region: market.region,
    channel: market.channel, profile: market.profile, price_list: list }), { mode: 0o600 });
}

async function main() {
  await login();
  const market = await fillMarket();
  const places = await fillPlaces(market);
  const classification = await fillClassification();
  const jpegs = [];
  for (let number = 0; number < PICTURES; number++) jpegs.push({ name: `article-${String(number).padStart(3, '0')}.jpg`, jpeg: await picture(number) });
  const pictures = [];
  while (jpegs.length) pictures.push(...await uploadPictures(jpegs.splice(0, 20)));
  fs.writeFileSync(path.join(STATE, 'pictures.json'), JSON.stringify(pictures));
  const list = await fillPattern(market, places, classification, pictures);
  await post('/admin/translations/batch', { create: english });
  await fillKiosk(market, list);
  await fillCustomers();
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
