// Brings the bulk catalogue up to as many products as the argument says, straight into the tables; does nothing when
// there are as many already. The words come from goods.js, the rows from bulk.sql.
const fs = require('fs');
const path = require('path');
const { Client } = require('pg');
const goods = require('../../goods');

async function main(wanted) {
  const state = process.env.MEDUSA_STATE;
  const keys = JSON.parse(fs.readFileSync(path.join(state, 'keys.json')));
  const pictures = JSON.parse(fs.readFileSync(path.join(state, 'pictures.json')));
  const client = new Client({ host: '127.0.0.1', port: Number(process.env.MEDUSA_DATABASE_PORT), user: 'postgres', database: 'medusa' });
  await client.connect();
  const { rows } = await client.query(`select coalesce(max(substr(sku, 2, 6)::int), 0) as present from product_variant where sku ~ '^Z[0-9]{6}-'`);
  if (wanted > rows[0].present) {
    const table = (name, columns, values) => client.query(`create temp table ${name} on commit drop as select n - 1 as n, ${columns.map(column => column.split(' ')[0])}
      from rows from (json_to_recordset($1) as (${columns})) with ordinality as r(${columns.map(column => column.split(' ')[0])}, n)`, [JSON.stringify(values)]);
    await client.query('begin');
    await client.query('create temp table span on commit drop as select $1::int as first, $2::int as last, $3::text as channel, $4::text as profile, $5::text as list',
      [rows[0].present + 1, wanted, keys.channel, keys.profile, keys.price_list]);
    await table('kind', ['category text', 'nl text', 'en text'], goods.departments.flatMap(department =>
      department.categories.map(category => ({ category: category.code, nl: category.article[0], en: category.article[1] }))));
    await table('brand', ['name text', 'code text'], goods.brands.map(name => ({ name, code: goods.code(name) })));
    await table('material', ['nl text', 'en text'], goods.materials.map(([nl, en]) => ({ nl, en })));
    await table('choice', ['title text', 'value text', 'place int'], [['Kleur', goods.colours], ['Maat', goods.sizes]].flatMap(([title, values]) =>
      values.map(([value], place) => ({ title, value, place }))));
    await table('picture', ['url text'], pictures.map(url => ({ url: url.replace(/:\d+\//, `:${process.env.MEDUSA_PORT}/`) })));
    await client.query(fs.readFileSync(path.join(__dirname, 'bulk.sql'), 'utf8'));
    await client.query('commit');
    await client.query('analyze');
  }
  await client.end();
}

main(Number(process.argv[2])).catch(error => {
  console.error(error);
  process.exit(1);
});
