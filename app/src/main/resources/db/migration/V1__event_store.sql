-- The event store. global_index is taken while the appending transaction holds the append lock, so that the order of
-- the index is the order of the commits (docs/decisions/0004-serialized-appends.md).
CREATE TABLE domain_event_entry (
    global_index         BIGSERIAL    PRIMARY KEY,
    event_identifier     VARCHAR(255) NOT NULL,
    aggregate_identifier VARCHAR(255) NOT NULL,
    sequence_number      BIGINT       NOT NULL,
    type                 VARCHAR(255),
    time_stamp           VARCHAR(255) NOT NULL,
    payload_type         VARCHAR(255) NOT NULL,
    payload_revision     VARCHAR(255),
    payload              BYTEA        NOT NULL,
    meta_data            BYTEA,
    CONSTRAINT domain_event_entry_event_uq UNIQUE (event_identifier),
    CONSTRAINT domain_event_entry_sequence_uq UNIQUE (aggregate_identifier, sequence_number)
);
-- For a token at a point in time.
CREATE INDEX domain_event_entry_time_ix ON domain_event_entry (time_stamp, global_index);

CREATE TABLE snapshot_event_entry (
    aggregate_identifier VARCHAR(255) NOT NULL,
    sequence_number      BIGINT       NOT NULL,
    type                 VARCHAR(255) NOT NULL,
    event_identifier     VARCHAR(255) NOT NULL UNIQUE,
    time_stamp           VARCHAR(255) NOT NULL,
    payload_type         VARCHAR(255) NOT NULL,
    payload_revision     VARCHAR(255),
    payload              BYTEA        NOT NULL,
    meta_data            BYTEA,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);

CREATE TABLE token_entry (
    processor_name VARCHAR(255) NOT NULL,
    segment        INTEGER      NOT NULL,
    token          BYTEA,
    token_type     VARCHAR(255),
    time_stamp     VARCHAR(255),
    owner          VARCHAR(255),
    PRIMARY KEY (processor_name, segment)
);

CREATE TABLE saga_entry (
    saga_id         VARCHAR(255) PRIMARY KEY,
    revision        VARCHAR(255),
    saga_type       VARCHAR(255),
    serialized_saga BYTEA
);

CREATE TABLE association_value_entry (
    id                BIGSERIAL PRIMARY KEY,
    association_key   VARCHAR(255) NOT NULL,
    association_value VARCHAR(255),
    saga_id           VARCHAR(255) NOT NULL,
    saga_type         VARCHAR(255) NOT NULL
);
-- Axon's own schema has neither: every event would read the whole table.
CREATE INDEX association_value_entry_lookup_ix
    ON association_value_entry (saga_type, association_key, association_value);
CREATE INDEX association_value_entry_saga_ix ON association_value_entry (saga_id, saga_type);

-- Events that fall due later (docs/decisions/0002-event-scheduler.md).
CREATE TABLE scheduled_event (
    id               VARCHAR(255) PRIMARY KEY,
    due_at           TIMESTAMPTZ  NOT NULL,
    seq              BIGSERIAL    NOT NULL,
    payload_type     VARCHAR(255) NOT NULL,
    payload_revision VARCHAR(255),
    payload          BYTEA        NOT NULL,
    meta_data        BYTEA        NOT NULL,
    -- One that cannot be published is put off, so that it does not hold up the others.
    attempts         INTEGER      NOT NULL DEFAULT 0,
    put_off_until    TIMESTAMPTZ
);
CREATE INDEX scheduled_event_due_ix ON scheduled_event (due_at, seq);

CREATE TABLE sandbox_clock (
    only_row      BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    offset_millis BIGINT  NOT NULL
);

-- One key for each person, wrapped by the master key. An erased key leaves its row, so that none is made again.
CREATE TABLE key_vault (
    owner  VARCHAR(255) PRIMARY KEY,
    keyset BYTEA
);

CREATE TABLE vault_secret (
    name    VARCHAR(255) PRIMARY KEY,
    wrapped BYTEA NOT NULL
);
