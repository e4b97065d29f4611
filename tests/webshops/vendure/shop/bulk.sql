-- Products number span.first to span.last, as Vendure 3.7 itself would write them; one transaction, begun by bulk.js.
-- Product i has 1, 1, 2, 4 or 6 variants with the article numbers Z<i>-1 .. n. Some are odd on purpose, as in any real
-- shop: every 97th product is disabled, every 53rd has no English text, every 41st no picture, every 29th variant no EAN.
-- Change times are spread over the last year.

create temp table item on commit drop as
  select i, nextval('product_id_seq')::int as id, (array[1, 1, 2, 4, 6])[1 + i % 5] as variants, kind.department, kind.category,
         brand.code as brand, date_trunc('milliseconds', now() at time zone 'utc') - i % 365 * interval '1 day' - i % 86400 * interval '1 second' as changed,
         brand.name || ' ' || kind.nl || ' ' || i as nl, brand.name || ' ' || kind.en || ' ' || i as en, kind.nl as kind_nl, kind.en as kind_en
  from span cross join generate_series(span.first, span.last) i
  join kind on kind.n = i % (select count(*) from kind) join brand on brand.n = i / 7 % (select count(*) from brand);
create temp table picture on commit drop as
  select id, row_number() over (order by id) - 1 as n, count(*) over () as total from asset;
create temp table label on commit drop as
  select facet.code as facet, facet_value.code, facet_value.id, row_number() over (partition by facet.id order by facet_value.id) - 1 as n, count(*) over (partition by facet.id) as total
  from facet join facet_value on facet_value."facetId" = facet.id;
create index on item (id);
analyze item;

insert into product (id, "createdAt", "updatedAt", enabled, "featuredAssetId", "customFieldsRating", "customFieldsRatingcount")
  select item.id, changed, changed, i % 97 <> 0, picture.id, case when i % 3 > 0 then (20 + i * 13 % 31) / 10.0 end, case when i % 3 > 0 then i * 7 % 400 end
  from item left join picture on picture.n = item.i % picture.total and i % 41 <> 0;
insert into product_translation ("createdAt", "updatedAt", "languageCode", name, slug, description, "baseId")
  select changed, changed, 'nl', nl, translate(lower(nl), ' ', '-') || '-nl',
         '<p>' || kind_nl || ' van ' || initcap(brand) || ', serie ' || i % 97 || '. Degelijk gemaakt, twee jaar garantie.</p>', id from item
  union all
  select changed, changed, 'en', en, translate(lower(en), ' ', '-') || '-en',
         '<p>' || kind_en || ' by ' || initcap(brand) || ', series ' || i % 97 || '. Well made, two-year guarantee.</p>', id from item where i % 53 <> 0;
insert into product_asset ("createdAt", "updatedAt", "assetId", "productId", position)
  select changed, changed, picture.id, item.id, k from item cross join generate_series(0, 1) k join picture on picture.n = (item.i + k) % picture.total where i % 41 <> 0;
insert into product_channels_channel ("productId", "channelId") select item.id, channel.id from item cross join channel;
insert into product_facet_values_facet_value ("productId", "facetValueId")
  select item.id, label.id from item join label on (facet = 'category' and label.code in (item.category, item.department))
    or (facet = 'brand' and label.code = item.brand) or (facet = 'material' and label.n = item.i / 3 % label.total);

create temp table piece on commit drop as
  select item.id as product, item.i, k, item.changed, item.nl, item.en, item.category, nextval('product_variant_id_seq')::int as id,
         case when variants > 1 then (k - 1) / case when variants > 2 then 2 else 1 end end as colour, case when variants > 2 then (k - 1) % 2 end as size,
         '29' || lpad((i::bigint * 10 + k)::text, 10, '0') as ean_body
  from item cross join generate_series(1, item.variants) k;
create temp table choice on commit drop as
  select grp.id as grp, grp.code as kind, product_option.id, row_number() over (partition by grp.id order by product_option.id) - 1 as n,
         max(t.name) filter (where t."languageCode" = 'nl') as nl, max(t.name) filter (where t."languageCode" = 'en') as en
  from product_option_group grp join product_option on product_option."groupId" = grp.id join product_option_translation t on t."baseId" = product_option.id
  group by grp.id, product_option.id;
create temp table chosen on commit drop as
  select piece.id, piece.product, choice.id as option, choice.grp, choice.kind, choice.nl, choice.en
  from piece join choice on (kind = 'colour' and choice.n = piece.colour) or (kind = 'size' and choice.n = piece.size);
create index on piece (id);
create index on chosen (id);
analyze piece;
analyze chosen;

-- The check digit of a GTIN-13: digits in even places count three times.
insert into product_variant (id, "createdAt", "updatedAt", sku, "taxCategoryId", "productId", "customFieldsEan", "customFieldsListprice", "customFieldsLowestprice30d")
  select piece.id, changed, changed, 'Z' || lpad(i::text, 6, '0') || '-' || k, tax_category.id, product,
         case when piece.i % 29 <> 0 then ean_body || (10 - digits.total % 10) % 10 end,
         case when i % 4 = 0 then (499 + i * 37 % 15000 + k * 100) * 5 / 4 end, case when i % 4 = 0 then 499 + i * 37 % 15000 + k * 100 end
  from piece join tax_category on tax_category.name = case when category = 'puzzles' then 'reduced' else 'standard' end
  cross join lateral (select sum(substr(ean_body, place, 1)::int * case when place % 2 = 0 then 3 else 1 end) as total from generate_series(1, 12) place) digits;
insert into product_variant_translation ("createdAt", "updatedAt", "languageCode", name, "baseId")
  select piece.changed, piece.changed, language, concat_ws(' ', case language when 'nl' then piece.nl else piece.en end, names.joined), piece.id
  from piece cross join (values ('nl'), ('en')) as languages(language)
  cross join lateral (select string_agg(case language when 'nl' then chosen.nl else chosen.en end, ' ' order by grp) as joined from chosen where chosen.id = piece.id) names
  where language = 'nl' or i % 53 <> 0;
insert into product_variant_price ("createdAt", "updatedAt", "currencyCode", "channelId", price, "variantId")
  select changed, changed, 'EUR', channel.id, 499 + i * 37 % 15000 + k * 100, piece.id from piece cross join channel;
insert into product_variant_channels_channel ("productVariantId", "channelId") select piece.id, channel.id from piece cross join channel;
insert into product_variant_options_product_option ("productVariantId", "productOptionId") select id, option from chosen;
insert into product_option_groups_product_option_group ("productId", "productOptionGroupId") select distinct product, grp from chosen;
insert into stock_level ("createdAt", "updatedAt", "stockOnHand", "stockAllocated", "productVariantId", "stockLocationId")
  select changed, changed, case when place."customFieldsStorecode" = 'WEB' then 50 + (i + k) % 200 else (i * 7 + k * 3 + place.id * 5) % 12 end, 0, piece.id, place.id
  from piece cross join stock_location place;
insert into collection_product_variants_product_variant ("collectionId", "productVariantId")
  select distinct collection.id, piece.id from piece join product_facet_values_facet_value held on held."productId" = piece.product
  join collection on collection.filters like '%"value":"[' || held."facetValueId" || ']"%';
