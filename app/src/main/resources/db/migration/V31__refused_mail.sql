-- Why a message will never go out, such as the answer of its recipient's server; no address.
alter table sent_mail add column refused text;
