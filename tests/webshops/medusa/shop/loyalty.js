// A loyalty system fitted to Medusa, as the kiosk's connector asks for it: the handlers of routes of the Admin API, which
// common.sh puts where Medusa looks for them. It keeps its own book, by e-mail address.
const path = require('path');
const goods = require('../../goods');
const { OneTimeCodes, subscriber } = require('../../one_time_codes');

const codes = new OneTimeCodes(path.join(process.env.MEDUSA_STATE, 'sent-codes'));

const customersBy = async (request, filters) =>
  (await request.scope.resolve('query').graph({ entity: 'customer', fields: ['id', 'email', 'phone', 'has_account'], filters })).data;

// Medusa keeps a guest of the same address beside an account.
const one = found => {
  const accounts = found.filter(customer => customer.has_account);
  const these = accounts.length ? accounts : found;
  return these.length === 1 ? these[0].id : null;
};

exports.card = async (request, response) => {
  const member = goods.customers.find(({ customFields }) => customFields.loyaltyNumber === request.params.number);
  const found = await customersBy(request, { email: member ? member.emailAddress : 'nobody' });
  response.json({ customer_id: one(found) });
};

exports.customer = async (request, response) => {
  const [{ email } = {}] = await customersBy(request, { id: request.params.id });
  const member = goods.customers.find(({ emailAddress }) => emailAddress === email);
  if (!member) return response.json({ loyalty: {} });
  const { loyaltyNumber, loyaltyPoints, advertising } = member.customFields;
  const purchases = await Promise.all(goods.storePurchases(loyaltyNumber).map(async ({ receipt, boughtAt, store, sku, name, quantity }) => {
    const { data: [variant = {}] } = await request.scope.resolve('query').graph({ entity: 'product_variant', fields: ['id', 'product_id'], filters: { sku } });
    return { receipt, bought_at: boughtAt, store, name, quantity, product_id: variant.product_id, variant_id: variant.id };
  }));
  response.json({ loyalty: { card: loyaltyNumber, points: loyaltyPoints, takes_advertising: advertising, offers: goods.loyaltyOffers(loyaltyNumber), purchases } });
};

exports.sendCode = async (request, response) => {
  const { phone, email } = request.body;
  const customers = await customersBy(request, {});
  const found = customers.filter(customer => (email ? customer.email === email : subscriber(customer.phone || '') === subscriber(phone)));
  response.json({ ticket: codes.send(email || phone, one(found)) });
};

exports.checkCode = (request, response) => {
  const { customer, isOver } = codes.check(request.body.ticket, request.body.code);
  response.json({ customer_id: customer, is_over: isOver });
};
