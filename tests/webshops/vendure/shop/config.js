// An ordinary retailer's Vendure: one channel in euro with prices including VAT, Dutch and English, stores as stock
// locations. What a stock Vendure does not have is only configuration here: custom fields, one payment handler that
// authorises at once, and a rule that takes pick-up orders from the chosen store.
const { createHash, timingSafeEqual } = require('crypto');
const path = require('path');
const { DefaultJobQueuePlugin, DefaultLogger, LanguageCode, LogLevel, MultiChannelStockLocationStrategy, OrderLine, PaymentMethodHandler, RandomBytesApiKeyStrategy } = require('@vendure/core');
const { AssetServerPlugin } = require('@vendure/asset-server-plugin');
const { LoyaltyPlugin } = require('./loyalty');
const { PhonePaymentPlugin } = require('./phone_payment');

const STATE = process.env.VENDURE_STATE;
const PORT = Number(process.env.VENDURE_PORT);
const hasOrderFields = process.env.VENDURE_ORDER_FIELDS !== 'no';

// The shopper pays at the till: authorised when the order is placed, settled by the shop's staff.
const payInStore = new PaymentMethodHandler({
  code: 'pay-in-store',
  description: [{ languageCode: LanguageCode.en, value: 'Paid at the till on pick-up' }],
  args: {},
  createPayment: (ctx, order, amount, args, metadata) => ({ amount, state: 'Authorized', transactionId: `till-${order.code}`, metadata }),
  settlePayment: () => ({ success: true }),
  cancelPayment: () => ({ success: true }),
});

// A pick-up order reserves in its own store, even below zero: staff sort that out. Other orders follow Vendure's rule.
class PickupStoreFirst extends MultiChannelStockLocationStrategy {
  async forAllocation(ctx, locations, line, quantity) {
    // The line that Vendure passes does not say its order.
    const { order } = await this.connection.getRepository(ctx, OrderLine).findOneOrFail({ where: { id: line.id }, relations: { order: true } });
    const store = order.customFields.pickupStore;
    const location = store && locations.find(candidate => candidate.customFields.storeCode === store);
    return location ? [{ location, quantity }] : super.forAllocation(ctx, locations, line, quantity);
  }
}

// Vendure's own choice, bcrypt, costs every request of the kiosk a third of a second of a processor. It is meant for
// passwords that people think up; a key of 32 random bytes needs no slow hash.
const quickHash = {
  hash: async secret => createHash('sha256').update(secret).digest('hex'),
  check: async (secret, hash) => timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(hash, 'hex')),
};

const text = (name, more = {}) => ({ name, type: 'string', nullable: true, ...more });
const number = (name, type) => ({ name, type, nullable: true });

exports.STATE = STATE;
exports.PORT = PORT;
exports.config = {
  apiOptions: { hostname: '127.0.0.1', port: PORT },
  authOptions: {
    tokenMethod: ['bearer', 'cookie', 'api-key'],
    cookieOptions: { secret: 'for-tests-only' },
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin-test' },
    requireVerification: false,
    adminApiKeyStrategy: new RandomBytesApiKeyStrategy({ hashingStrategy: quickHash }),
  },
  dbConnectionOptions: {
    type: 'postgres', host: '127.0.0.1', port: Number(process.env.VENDURE_DATABASE_PORT), username: 'postgres', database: 'vendure',
    // The cached shop has its tables already; comparing them again costs about two seconds of every start.
    synchronize: Boolean(process.env.VENDURE_CREATE_TABLES),
  },
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  defaultLanguageCode: LanguageCode.nl,
  catalogOptions: hasOrderFields ? { stockLocationStrategy: new PickupStoreFirst() } : {},
  paymentOptions: { paymentMethodHandlers: [payInStore] },
  customFields: {
    Customer: [text('loyaltyNumber', { unique: true, public: false }), { ...number('loyaltyPoints', 'int'), public: false },
      { name: 'advertising', type: 'boolean', nullable: true, public: false }],
    StockLocation: [text('storeCode'), text('street'), text('postcode'), text('city'), text('phone')],
    Product: [number('rating', 'float'), number('ratingCount', 'int')],
    ProductVariant: [text('ean'), number('listPrice', 'int'), number('lowestPrice30d', 'int')],
    Order: hasOrderFields ? [text('kioskRef', { unique: true }), text('pickupStore'), text('pickupCode')] : [],
  },
  plugins: [
    AssetServerPlugin.init({ route: 'assets', assetUploadDir: path.join(STATE, 'assets'), assetUrlPrefix: `http://127.0.0.1:${PORT}/assets/` }),
    PhonePaymentPlugin,
    LoyaltyPlugin,
    DefaultJobQueuePlugin.init({ useDatabaseForBuffer: true, pollInterval: 50 }),
  ],
};
