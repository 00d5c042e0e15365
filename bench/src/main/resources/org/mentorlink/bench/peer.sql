-- What the peers' checks read and write. Each has a database of its own with these tables.
create table member (
    id     text primary key,
    active boolean not null
);
create table mentor (
    id             text primary key,
    member_id      text    not null references member,
    approved       boolean not null,
    zone           text    not null,
    notice_minutes integer not null,
    horizon_days   integer not null,
    rate_minor     bigint  not null,
    currency       text    not null
);
-- Day 1 is Monday; minutes of the day by the mentor's wall clock.
create table mentor_hours (
    mentor_id    text    not null references mentor,
    day          integer not null,
    start_minute integer not null,
    end_minute   integer not null,
    primary key (mentor_id, day, start_minute)
);
create table booking (
    id              text        primary key,
    mentor_id       text        not null references mentor,
    mentee_id       text        not null references member,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    topic           text        not null,
    status          text        not null,
    price_minor     bigint      not null,
    currency        text        not null,
    payment_method  text        not null,
    idempotency_key text        not null,
    hold_expires_at timestamptz not null,
    created_at      timestamptz not null default now(),
    unique (mentee_id, idempotency_key)
);
create index booking_mentor on booking (mentor_id, starts_at);
create index booking_mentee on booking (mentee_id, starts_at);
-- Of the stock Axon application alone: whose hours are taken, as the views are behind.
create table reservation (
    person    text        not null,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    primary key (person, starts_at)
);
