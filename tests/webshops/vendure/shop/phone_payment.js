// A payment provider with a page of its own, fitted to Vendure as the plugins of real ones are: a mutation of the Shop API
// makes a payment of the session's order and answers with the page's address, and what happens on the page comes back as
// a payment of that order. What real ones lack and a kiosk needs is a way to close a page: one that may still be paid
// cannot be given up.
const { randomBytes } = require('crypto');
const { Controller, Get, Header, Param, Post } = require('@nestjs/common');
const { Args, Mutation, Resolver } = require('@nestjs/graphql');
const { gql } = require('graphql-tag');
const { ActiveOrderService, Allow, Ctx, LanguageCode, OrderService, PaymentMethodHandler, Permission, PluginCommonModule, RequestContextService, TransactionalConnection, VendurePlugin } = require('@vendure/core');

const CODE = 'phone-payment';
const OPEN_FOR = 15 * 60 * 1000;

// Only the provider's own word makes a payment; a shopper's session cannot.
const phonePayment = new PaymentMethodHandler({
  code: CODE,
  description: [{ languageCode: LanguageCode.en, value: 'Paid on the shopper\'s phone' }],
  args: {},
  createPayment: (ctx, order, amount, args, metadata) => {
    if (ctx.apiType !== 'admin') throw new Error('only the provider may do this');
    return { amount, state: metadata.state, transactionId: metadata.token, metadata: {} };
  },
  settlePayment: () => ({ success: true }),
  cancelPayment: () => ({ success: true }),
});

// Vendure has no state of its own for a payment that is under way.
const phonePaymentProcess = {
  transitions: {
    Created: { to: ['Begun'], mergeStrategy: 'merge' },
    Begun: { to: ['Settled', 'Declined', 'Cancelled'] },
  },
};

// Decorators without a language that has them.
const method = (type, name, decorators, parameters = {}) => {
  for (const decorate of decorators) decorate(type.prototype, name, Object.getOwnPropertyDescriptor(type.prototype, name));
  for (const [index, decorate] of Object.entries(parameters)) decorate(type.prototype, name, Number(index));
};
const injected = (type, ...parts) => Reflect.defineMetadata('design:paramtypes', parts, type);

// What the provider knows: one entry for each page. open -> begun -> open, paid; open -> closed.
class Provider {
  constructor(connection, orders, contexts) {
    Object.assign(this, { connection, orders, contexts, pages: new Map() });
  }

  open(order, port) {
    const token = randomBytes(16).toString('hex');
    this.pages.set(token, { token, order: order.id, code: order.code, state: 'open', until: Date.now() + OPEN_FOR });
    return `http://127.0.0.1:${port}/pay/${token}`;
  }

  // Whether nothing was paid there and nothing ever will be.
  close(order) {
    const pages = [...this.pages.values()].filter(page => page.order === order);
    if (pages.some(page => ['begun', 'paid', 'busy'].includes(page.state))) return false;
    for (const page of pages) page.state = 'closed';
    return true;
  }

  async act(token, action) {
    const page = this.pages.get(token);
    const from = { begin: ['open'], pay: ['open', 'begun'], fail: ['open', 'begun'] }[action];
    if (!page || !from || !from.includes(page.state) || (page.state === 'open' && Date.now() > page.until)) return false;
    const before = page.state;
    // From here to the answer nobody else changes it: one thread, and the state is set before anything is waited for.
    page.state = 'busy';
    try {
      await this.tell(page, action);
      page.state = { begin: 'begun', pay: 'paid', fail: 'open' }[action];
      return true;
    } catch (error) {
      page.state = before;
      throw error;
    }
  }

  async tell(page, action) {
    const ctx = await this.contexts.create({ apiType: 'admin' });
    await this.connection.withTransaction(ctx, async ctx => {
      const known = (await this.orders.getOrderPayments(ctx, page.order)).find(payment => payment.transactionId === page.token && payment.state === 'Begun');
      const state = { begin: 'Begun', pay: 'Settled', fail: 'Declined' }[action];
      const result = known
        ? await this.orders.transitionPaymentToState(ctx, known.id, state)
        : await this.orders.addPaymentToOrder(ctx, page.order, { method: CODE, metadata: { token: page.token, state } });
      const declined = state === 'Declined' && result.__typename === 'PaymentDeclinedError';
      if (result.errorCode && !declined) throw new Error(`${result.errorCode}: ${result.message}`);
    });
  }
}
injected(Provider, TransactionalConnection, OrderService, RequestContextService);

class Payments {
  constructor(active, orders, provider) {
    Object.assign(this, { active, orders, provider });
  }
  async createPhonePaymentIntent(ctx, input) {
    const order = await this.active.getOrderFromContext(ctx);
    const refuse = message => ({ __typename: 'PhonePaymentIntentError', errorCode: 'PHONE_PAYMENT_INTENT_ERROR', message });
    if (!order) return refuse('there is no order to pay');
    if (input.paymentMethodCode !== CODE) return refuse('there is no such payment method');
    if (order.state !== 'ArrangingPayment') return refuse(`the order is ${order.state}`);
    return { __typename: 'PhonePaymentIntent', url: this.provider.open(order, Number(process.env.VENDURE_PORT)) };
  }
  async closePhonePayment(ctx) {
    const order = await this.active.getOrderFromContext(ctx);
    return Boolean(order) && this.provider.close(order.id);
  }
}
injected(Payments, ActiveOrderService, OrderService, Provider);
Resolver()(Payments);
method(Payments, 'createPhonePaymentIntent', [Mutation(), Allow(Permission.Public)], { 0: Ctx(), 1: Args('input') });
method(Payments, 'closePhonePayment', [Mutation(), Allow(Permission.Public)], { 0: Ctx() });

class Page {
  constructor(provider) {
    this.provider = provider;
  }
  show(token) {
    const page = this.provider.pages.get(token);
    const buttons = ['begin', 'pay', 'fail'].map(action => `<form method="post" action="/pay/${token}/${action}"><button>${action}</button></form>`).join('');
    return `<!doctype html><meta charset="utf-8"><title>Payment</title><p>${page ? `${page.code}: ${page.state}` : 'No such payment'}</p>${page ? buttons : ''}`;
  }
  async act(token, action) {
    return (await this.provider.act(token, action)) ? 'done' : 'refused';
  }
}
injected(Page, Provider);
Controller('pay')(Page);
method(Page, 'show', [Get(':token'), Header('content-type', 'text/html')], { 0: Param('token') });
method(Page, 'act', [Post(':token/:action')], { 0: Param('token'), 1: Param('action') });

class PhonePaymentPlugin {}
VendurePlugin({
  imports: [PluginCommonModule],
  compatibility: '^3.0.0',
  providers: [Provider],
  controllers: [Page],
  configuration: config => {
    config.paymentOptions.paymentMethodHandlers.push(phonePayment);
    config.paymentOptions.process.push(phonePaymentProcess);
    return config;
  },
  shopApiExtensions: {
    resolvers: [Payments],
    schema: gql`
      type PhonePaymentIntent { url: String! }
      type PhonePaymentIntentError implements ErrorResult { errorCode: ErrorCode! message: String! }
      union PhonePaymentIntentResult = PhonePaymentIntent | PhonePaymentIntentError
      input PhonePaymentIntentInput { paymentMethodCode: String redirectUrl: String }
      extend type Mutation {
        createPhonePaymentIntent(input: PhonePaymentIntentInput!): PhonePaymentIntentResult!
        closePhonePayment: Boolean!
      }
    `,
  },
})(PhonePaymentPlugin);

exports.PhonePaymentPlugin = PhonePaymentPlugin;
