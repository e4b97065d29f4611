// Brings the bulk catalogue up to as many products as the argument says, straight into the tables; does nothing when
// there are as many already. The words come from goods.js, the rows from bulk.sql.
const fs = require('fs');
const path = require('path');
const { Client } = require('pg');
const goods = require('../../goods');

async function main(wanted) {
  const client = new Client({ host: '127.0.0.1', port: Number(process.env.VENDURE_DATABASE_PORT), user: 'postgres', database: 'vendure' });
  await client.connect();
  const { rows } = await client.query(`select coalesce(max(substr(sku, 2, 6)::int), 0) as present from product_variant where sku ~ '^Z[0-9]{6}-'`);
  if (wanted > rows[0].present) {
    const kinds = goods.departments.flatMap(department =>
      department.categories.map(category => ({ department: department.code, category: category.code, nl: category.article[0], en: category.article[1] })));
    await client.query('begin');
    await client.query('create temp table span on commit drop as select $1::int as first, $2::int as last', [rows[0].present + 1, wanted]);
    await client.query(`create temp table kind on commit drop as select n - 1 as n, department, category, nl, en
      from rows from (json_to_recordset($1) as (department text, category text, nl text, en text)) with ordinality as k(department, category, nl, en, n)`, [JSON.stringify(kinds)]);
    await client.query(`create temp table brand on commit drop as select n - 1 as n, name, code
      from rows from (json_to_recordset($1) as (name text, code text)) with ordinality as b(name, code, n)`,
      [JSON.stringify(goods.brands.map(name => ({ name, code: goods.code(name) })))]);
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
