-- A decision may bring a document for each of several people: what tells files apart is their id, which is made of what each is for.
alter table certificates.files drop constraint files_stream_version_kind_key;
