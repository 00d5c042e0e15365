-- Which messages were handed to a mail server: ids alone, no address and no text.
create table sent_mail (
    event_id  text        not null,
    recipient text        not null,
    channel   text        not null,
    sent_at   timestamptz not null,
    primary key (event_id, recipient, channel)
);
