// What the test shop is filled with. Every text is a pair: Dutch, English. People, streets and telephone numbers are made up.
exports.warehouse = { storeCode: 'WEB', name: 'Webmagazijn', street: 'Kanaaldijk 4', postcode: '4004 ZZ', city: 'Tiel', phone: '' };

exports.stores = [
  { storeCode: 'AMS1', name: 'Amsterdam Centrum', street: 'Teststraat 10', postcode: '1012 ZZ', city: 'Amsterdam', phone: '020 555 0101' },
  { storeCode: 'UTR1', name: 'Utrecht Stadhuis', street: 'Proefplein 5', postcode: '3511 ZZ', city: 'Utrecht', phone: '030 555 0102' },
  { storeCode: 'RTM1', name: 'Rotterdam Markt', street: 'Voorbeeldkade 77', postcode: '3012 ZZ', city: 'Rotterdam', phone: '010 555 0103' },
];

// Departments, their categories, and what an article of each category is called.
exports.departments = [
  { code: 'electronics', name: ['Elektronica', 'Electronics'], categories: [
    { code: 'audio', name: ['Audio', 'Audio'], article: ['Koptelefoon', 'Headphones'] },
    { code: 'phones', name: ['Telefoons', 'Phones'], article: ['Telefoonhoes', 'Phone case'] },
    { code: 'computers', name: ['Computers', 'Computers'], article: ['Toetsenbord', 'Keyboard'] },
    { code: 'lighting', name: ['Verlichting', 'Lighting'], article: ['Tafellamp', 'Table lamp'] }] },
  { code: 'home', name: ['Wonen', 'Home'], categories: [
    { code: 'kitchen', name: ['Keuken', 'Kitchen'], article: ['Koekenpan', 'Frying pan'] },
    { code: 'bathroom', name: ['Badkamer', 'Bathroom'], article: ['Handdoek', 'Towel'] },
    { code: 'textiles', name: ['Textiel', 'Textiles'], article: ['Dekbedovertrek', 'Duvet cover'] },
    { code: 'storage', name: ['Opbergen', 'Storage'], article: ['Opbergbox', 'Storage box'] }] },
  { code: 'sports', name: ['Sport', 'Sports'], categories: [
    { code: 'cycling', name: ['Fietsen', 'Cycling'], article: ['Fietshelm', 'Cycling helmet'] },
    { code: 'running', name: ['Hardlopen', 'Running'], article: ['Hardloopschoen', 'Running shoe'] },
    { code: 'camping', name: ['Kamperen', 'Camping'], article: ['Slaapzak', 'Sleeping bag'] },
    { code: 'swimming', name: ['Zwemmen', 'Swimming'], article: ['Zwembril', 'Swimming goggles'] }] },
  { code: 'toys', name: ['Speelgoed', 'Toys'], categories: [
    { code: 'building', name: ['Bouwen', 'Building'], article: ['Bouwset', 'Building set'] },
    { code: 'puzzles', name: ['Puzzels', 'Puzzles'], article: ['Legpuzzel', 'Jigsaw puzzle'] },
    { code: 'outdoor-play', name: ['Buitenspel', 'Outdoor play'], article: ['Stelten', 'Stilts'] },
    { code: 'games', name: ['Spellen', 'Games'], article: ['Bordspel', 'Board game'] }] },
];

exports.brands = ['Avondrood', 'Berkenhof', 'Citroengeel', 'Dageraad', 'Elzenbos', 'Fluwijn', 'Goudreinet', 'Hooiberg', 'IJspegel', 'Jonagold',
  'Kastanje', 'Lindeblad', 'Morgenster', 'Noorderlicht', 'Oeverzegge', 'Paardebloem'];

exports.materials = [['Katoen', 'Cotton'], ['Staal', 'Steel'], ['Hout', 'Wood'], ['Kunststof', 'Plastic'], ['Glas', 'Glass']];
exports.colours = [['Zwart', 'Black'], ['Wit', 'White'], ['Blauw', 'Blue'], ['Rood', 'Red'], ['Groen', 'Green']];
exports.sizes = [['S', 'S'], ['M', 'M'], ['L', 'L'], ['XL', 'XL']];

// The first five have an account of their own, with a password; the others were once guests.
exports.customers = Array.from({ length: 25 }, (_, index) => ({
  firstName: 'Test',
  lastName: `Klant ${index + 1}`,
  emailAddress: `klant${index + 1}@example.com`,
  phoneNumber: `06 5550 ${String(1000 + index)}`,
  customFields: { loyaltyNumber: `29000${10001 + index}`, loyaltyPoints: 100 * (index + 1), advertising: index % 2 === 1 },
  password: index < 5 ? 'customer-test' : null,
}));

// What a loyalty system beside the webshop knows, by loyalty number.
exports.loyaltyOffers = number => (number === '2900010003' ? [{ title: '10 % korting op pannen', code: 'PAN10', until: '2099-12-31T23:00:00.000Z' }] : []);
exports.storePurchases = number => (number === '2900010003'
  ? [{ receipt: 'UTR1-000123', boughtAt: '2026-03-13T10:00:00.000Z', store: 'Utrecht Stadhuis', sku: 'PAN-28', name: 'Kastanje Koekenpan 28 cm', quantity: 1 }] : []);

exports.code = name => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
