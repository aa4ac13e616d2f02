-- The point of a photo that crops keep in sight, as fractions of its width and height; null where nobody set one.
alter table photo add column focus_x double precision, add column focus_y double precision;
alter table photo add constraint photo_focus check (focus_x between 0 and 1 and focus_y between 0 and 1 or focus_x is null and focus_y is null) not valid;
