-- Products number span.first to span.last, as Medusa 2.21 itself would write them; one transaction, begun by bulk.js.
-- Product i has 1, 1, 2, 4 or 6 variants with the article numbers Z<i>-1 .. n. Some are odd on purpose, as in any real
-- shop: every 97th product is a draft, every 53rd has no English text, every 41st no picture, every 29th variant no EAN,
-- and every 31st product costs a tenth of a cent too much. Change times are spread over the last year.

create temp table item on commit drop as
  select i, lpad(i::text, 6, '0') as i6, 'prod_Z' || lpad(i::text, 6, '0') as id, (array[1, 1, 2, 4, 6])[1 + i % 5] as variants,
         product_category.id as category, product_collection.id as brand, material.nl as material, material.en as material_en,
         date_trunc('milliseconds', now()) - i % 365 * interval '1 day' - i % 86400 * interval '1 second' as changed,
         brand.name || ' ' || kind.nl || ' ' || i as nl, brand.name || ' ' || kind.en || ' ' || i as en, kind.nl as kind_nl, kind.en as kind_en, brand.name as brand_name
  from span cross join generate_series(span.first, span.last) i
  join kind on kind.n = i % (select count(*) from kind) join product_category on product_category.handle = kind.category
  join brand on brand.n = i / 7 % (select count(*) from brand) join product_collection on product_collection.handle = brand.code
  join material on material.n = i / 3 % (select count(*) from material);
create temp table piece on commit drop as
  select item.*, k, i6 || '_' || k as key, 'variant_Z' || i6 || '_' || k as variant, 'Z' || i6 || '-' || k as sku,
         case when variants > 1 then (k - 1) / case when variants > 2 then 2 else 1 end end as colour, case when variants > 2 then (k - 1) % 2 end as size,
         '29' || lpad((i::bigint * 10 + k)::text, 10, '0') as ean_body,
         (499 + i * 37 % 15000 + k * 100) / 100.0 + case when i % 31 = 0 then 0.001 else 0 end as price
  from item cross join generate_series(1, item.variants) k;
create temp table chosen on commit drop as
  select piece.variant, piece.id as product, piece.i6, option.id as option, held.id as value_id, choice.value, choice.title
  from piece join choice on (choice.title = 'Kleur' and choice.place = piece.colour) or (choice.title = 'Maat' and choice.place = piece.size)
  join product_option option on option.title = choice.title join product_option_value held on held.option_id = option.id and held.value = choice.value;
create index on chosen (variant);
analyze item;
analyze piece;
analyze chosen;

insert into product (id, title, handle, description, status, thumbnail, collection_id, material, metadata, created_at, updated_at)
  select item.id, nl, replace(lower(nl), ' ', '-'), kind_nl || ' van ' || brand_name || ', serie ' || i % 97 || '. Degelijk gemaakt, twee jaar garantie.',
         case when i % 97 = 0 then 'draft' else 'published' end, picture.url, brand, material,
         case when i % 3 > 0 then jsonb_build_object('rating', (20 + i * 13 % 31) / 10.0, 'rating_count', i * 7 % 400) end, changed, changed
  from item left join picture on picture.n = item.i % (select count(*) from picture) and i % 41 <> 0;
insert into translation (id, reference_id, reference, locale_code, translations, translated_field_count, created_at, updated_at)
  select 'trans_Z' || i6, id, 'product', 'en-GB', jsonb_build_object('title', en, 'material', material_en, 'description',
         kind_en || ' by ' || brand_name || ', series ' || i % 97 || '. Well made, two-year guarantee.'), 3, changed, changed from item where i % 53 <> 0;
insert into image (id, url, rank, product_id, created_at, updated_at)
  select 'img_Z' || i6 || '_' || k, picture.url, k, item.id, changed, changed
  from item cross join generate_series(0, 1) k join picture on picture.n = (item.i + k) % (select count(*) from picture) where i % 41 <> 0;
insert into product_category_product (product_id, product_category_id) select id, category from item;
insert into product_sales_channel (id, product_id, sales_channel_id) select 'prodsc_Z' || i6, id, span.channel from item cross join span;
insert into product_shipping_profile (id, product_id, shipping_profile_id) select 'prodsp_Z' || i6, id, span.profile from item cross join span;
insert into product_product_option (id, product_id, product_option_id) select distinct 'prodopt_Z' || i6 || '_' || title, product, option from chosen;
insert into product_product_option_value (id, product_product_option_id, product_option_value_id)
  select distinct 'prodoptval_Z' || i6 || '_' || value, 'prodopt_Z' || i6 || '_' || title, value_id from chosen;

-- The check digit of a GTIN-13: digits in even places count three times.
insert into product_variant (id, title, sku, ean, product_id, variant_rank, metadata, created_at, updated_at)
  select variant, concat_ws(' ', nl, (select string_agg(value, ' ' order by title) from chosen where chosen.variant = piece.variant)), sku,
         case when i % 29 <> 0 then ean_body || (10 - digits.total % 10) % 10 end, id, k - 1,
         case when i % 4 = 0 then jsonb_build_object('lowest_price_30d', round(price, 2)::text) end, changed, changed
  from piece cross join lateral (select sum(substr(ean_body, place, 1)::int * case when place % 2 = 0 then 3 else 1 end) as total from generate_series(1, 12) place) digits;
insert into product_variant_option (variant_id, option_value_id) select variant, value_id from chosen;
insert into price_set (id, created_at, updated_at) select 'pset_Z' || key, changed, changed from piece;
insert into product_variant_price_set (id, variant_id, price_set_id) select 'pvps_Z' || key, variant, 'pset_Z' || key from piece;
-- Every fourth product is on sale: a quarter off what it costs otherwise.
insert into price (id, price_set_id, currency_code, amount, raw_amount, rules_count, price_list_id, created_at, updated_at)
  select id, 'pset_Z' || key, 'eur', amount, jsonb_build_object('value', amount::text, 'precision', 20), 0, list, changed, changed
  from (select 'price_Z' || key as id, key, case when i % 4 = 0 then price * 5 / 4 else price end as amount, null as list, changed from piece
        union all select 'sale_Z' || key, key, price, span.list, changed from piece cross join span where i % 4 = 0) both_prices;

insert into inventory_item (id, sku, title, requires_shipping, created_at, updated_at) select 'iitem_Z' || key, sku, nl, true, changed, changed from piece;
insert into product_variant_inventory_item (id, variant_id, inventory_item_id) select 'pvitem_Z' || key, variant, 'iitem_Z' || key from piece;
insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity, reserved_quantity, raw_reserved_quantity, incoming_quantity, raw_incoming_quantity, created_at, updated_at)
  select 'ilev_Z' || key || '_' || place.n, 'iitem_Z' || key, place.id, held, jsonb_build_object('value', held::text, 'precision', 20),
         0, '{"value": "0", "precision": 20}', 0, '{"value": "0", "precision": 20}', changed, changed
  from piece cross join (select id, metadata->>'store_code' as code, row_number() over (order by id) as n from stock_location where deleted_at is null) place
  cross join lateral (select case when place.code = 'WEB' then 50 + (i + k) % 200 else (i * 7 + k * 3 + place.n * 5) % 12 end as held) level;
