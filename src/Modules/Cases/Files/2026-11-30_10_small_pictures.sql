-- Whether a picture has so few dots that its writing can hardly be read.
alter table cases.files add column is_small boolean not null default false;
