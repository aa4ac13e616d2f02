-- Which server a callback's host was on when it was asked for: an IPv4 address, or an IPv6 /64. Many names can lead to one server, and it is the
-- server that has a bound. Unknown for what was asked before, and by a node of an earlier version.
alter table subscription add column address text;
alter table subscription_request add column address text;
create index subscription_address on subscription (address);
create index subscription_request_address on subscription_request (address);
-- Since when no delivery has succeeded; null while the last one did.
alter table subscription add column failing_since timestamptz;
