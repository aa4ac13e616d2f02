-- The language somebody chose to work in, BCP 47; null for what the newsroom or their browser says.
alter table account add column language text;
