// A loyalty system fitted to Vendure, as the kiosk's connector asks for it: offers and what was bought in the stores as
// fields of a customer, and one-time codes as mutations of the Admin API.
const path = require('path');
const { Args, Mutation, Parent, ResolveField, Resolver } = require('@nestjs/graphql');
const { gql } = require('graphql-tag');
const { IsNull } = require('typeorm');
const { Allow, Ctx, Customer, Permission, PluginCommonModule, ProductVariant, TransactionalConnection, VendurePlugin } = require('@vendure/core');
const goods = require('../../goods');
const { OneTimeCodes, subscriber } = require('../../one_time_codes');

const codes = new OneTimeCodes(path.join(process.env.VENDURE_STATE, 'sent-codes'));

// Decorators without a language that has them.
const method = (type, name, decorators, parameters = {}) => {
  for (const decorate of decorators) decorate(type.prototype, name, Object.getOwnPropertyDescriptor(type.prototype, name));
  for (const [index, decorate] of Object.entries(parameters)) decorate(type.prototype, name, Number(index));
};
const injected = (type, ...parts) => Reflect.defineMetadata('design:paramtypes', parts, type);

class LoyaltyOfCustomer {
  constructor(connection) {
    this.connection = connection;
  }
  loyaltyOffers(customer) {
    return goods.loyaltyOffers(customer.customFields.loyaltyNumber);
  }
  async storePurchases(ctx, customer) {
    const variants = this.connection.getRepository(ctx, ProductVariant);
    return Promise.all(goods.storePurchases(customer.customFields.loyaltyNumber).map(async purchase => {
      const variant = await variants.findOneBy({ sku: purchase.sku, deletedAt: IsNull() });
      return { ...purchase, variantId: variant && variant.id, productId: variant && variant.productId };
    }));
  }
}
injected(LoyaltyOfCustomer, TransactionalConnection);
Resolver('Customer')(LoyaltyOfCustomer);
method(LoyaltyOfCustomer, 'loyaltyOffers', [ResolveField()], { 0: Parent() });
method(LoyaltyOfCustomer, 'storePurchases', [ResolveField()], { 0: Ctx(), 1: Parent() });

class CustomerCodes {
  constructor(connection) {
    this.connection = connection;
  }
  async sendCustomerCode(ctx, phoneNumber, emailAddress) {
    const customers = await this.connection.getRepository(ctx, Customer).findBy({ deletedAt: IsNull() });
    const found = customers.filter(one => (emailAddress ? one.emailAddress === emailAddress : subscriber(one.phoneNumber || '') === subscriber(phoneNumber)));
    return codes.send(emailAddress || phoneNumber, found.length === 1 ? found[0].id : null);
  }
  checkCustomerCode(ticket, code) {
    const { customer, isOver } = codes.check(ticket, code);
    return { customerId: customer, isOver };
  }
}
injected(CustomerCodes, TransactionalConnection);
Resolver()(CustomerCodes);
method(CustomerCodes, 'sendCustomerCode', [Mutation(), Allow(Permission.ReadCustomer)], { 0: Ctx(), 1: Args('phoneNumber'), 2: Args('emailAddress') });
method(CustomerCodes, 'checkCustomerCode', [Mutation(), Allow(Permission.ReadCustomer)], { 0: Args('ticket'), 1: Args('code') });

class LoyaltyPlugin {}
VendurePlugin({
  imports: [PluginCommonModule],
  compatibility: '^3.0.0',
  adminApiExtensions: {
    resolvers: [LoyaltyOfCustomer, CustomerCodes],
    schema: gql`
      type LoyaltyOffer { title: String! code: String until: DateTime }
      type StorePurchase { receipt: String! boughtAt: DateTime! store: String! name: String! quantity: Int! productId: ID variantId: ID }
      type CheckedCustomerCode { customerId: ID isOver: Boolean! }
      extend type Customer { loyaltyOffers: [LoyaltyOffer!]! storePurchases: [StorePurchase!]! }
      extend type Mutation {
        sendCustomerCode(phoneNumber: String, emailAddress: String): String!
        checkCustomerCode(ticket: String!, code: String!): CheckedCustomerCode!
      }
    `,
  },
})(LoyaltyPlugin);

exports.LoyaltyPlugin = LoyaltyPlugin;
