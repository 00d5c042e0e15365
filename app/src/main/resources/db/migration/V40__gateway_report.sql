-- The gateway's report of a period, in the order of its books.
create index sandbox_gateway_operation_booked on sandbox_gateway_operation (booked_at, operation_key);
