-- The sandbox stands in for the outside world: its books and its outbox belong to it alone.

create table sandbox_gateway_operation (
    operation_key varchar(200) primary key,
    kind varchar(20) not null,
    amount_minor bigint not null,
    currency varchar(3) not null,
    outcome varchar(10) not null,
    code varchar(100),
    reference varchar(100) not null unique,
    -- The authorisation that a capture, void, refund or charge-back belongs to.
    authorization_reference varchar(100),
    payment_method varchar(100),
    description varchar(200) not null,
    booked_at timestamp with time zone not null
);

create index sandbox_gateway_operation_authorization on sandbox_gateway_operation (authorization_reference);
create index sandbox_gateway_operation_currency on sandbox_gateway_operation (currency, kind);

create table sandbox_outbox (
    position bigint generated always as identity primary key,
    event_id varchar(100) not null,
    recipient varchar(120) not null,
    channel varchar(20) not null,
    -- Keyed hash of the address, to look messages up by; the address itself is inside the encrypted message.
    address_fingerprint varchar(64) not null,
    message bytea not null,
    sent_at timestamp with time zone not null,
    unique (event_id, recipient, channel)
);

create index sandbox_outbox_address on sandbox_outbox (address_fingerprint, position);
