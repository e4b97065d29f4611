// One-time codes of a loyalty system, the same for each platform: sent to what the shop has of a customer, good for five
// minutes and three tries, a few for each contact. Whoever asks for an unknown contact gets a ticket as well, and no code
// ever fits it. What is "sent" is a line of a file: tests read it there.
const fs = require('fs');
const { randomBytes, randomInt, timingSafeEqual } = require('crypto');

const GOOD_FOR = 5 * 60 * 1000;
const TRIES = 3;
const SENT_MAX = 5;
const SENT_WITHIN = 15 * 60 * 1000;

exports.OneTimeCodes = class {
  constructor(file) {
    Object.assign(this, { file, codes: new Map(), sent: new Map() });
  }

  // `customer` is the id of the one who has that contact, or nothing.
  send(contact, customer) {
    const ticket = randomBytes(16).toString('hex');
    const code = String(randomInt(1000000)).padStart(6, '0');
    const now = Date.now();
    const before = (this.sent.get(contact) || []).filter(at => at > now - SENT_WITHIN);
    this.sent.set(contact, [...before, now]);
    const reaches = Boolean(customer) && before.length < SENT_MAX;
    this.codes.set(ticket, { code, customer: reaches ? customer : null, until: now + GOOD_FOR, left: TRIES });
    fs.appendFileSync(this.file, reaches ? `${contact} ${code}\n` : '');
    return ticket;
  }

  check(ticket, code) {
    const known = this.codes.get(ticket);
    if (!known || known.left <= 0 || Date.now() > known.until) return { customer: null, isOver: true };
    known.left -= 1;
    const fits = code.length === known.code.length && timingSafeEqual(Buffer.from(code), Buffer.from(known.code));
    if (!fits || !known.customer) return { customer: null, isOver: known.left <= 0 };
    this.codes.delete(ticket);
    return { customer: known.customer, isOver: false };
  }
};

// The last digits tell one subscriber from another, however the number was typed.
exports.subscriber = phone => phone.replace(/[^0-9]/g, '').slice(-9);
