// A booking API as it is usually written: Express, pg, one transaction for a request. It checks what MentorLink checks
// before it records a request, and that both people are free.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import express from 'express';
import pg from 'pg';

const SECRET = process.env.BENCH_SECRET;
const PAYMENT_METHOD = /^pm_[A-Za-z0-9_]{1,100}$/;
const HOUR = 3_600_000;
const HOLD = 15 * 60_000;
const LIMIT = Number(process.env.BENCH_LIMIT);

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '256kb' }));

class Refused extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

function require(condition, code, message, status = 422) {
  if (!condition) throw new Refused(status, code, message);
}

// Of a token of HS256: whose it is.
function subject(header) {
  const [head, claims, signature] = (header ?? '').replace(/^Bearer /, '').split('.');
  require(signature, 'UNAUTHENTICATED', 'Sign in.', 401);
  const expected = createHmac('sha256', SECRET).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  require(given.length === expected.length && timingSafeEqual(given, expected), 'UNAUTHENTICATED', 'Sign in.', 401);
  const { sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  require(exp * 1000 > Date.now(), 'UNAUTHENTICATED', 'Sign in.', 401);
  return sub;
}

// Requests of each member in the hour that runs, in memory.
const counted = new Map();
function limit(member) {
  const now = Date.now();
  let window = counted.get(member);
  if (!window || now - window.since > HOUR) counted.set(member, (window = { since: now, count: 0 }));
  require(++window.count <= LIMIT, 'RATE_LIMITED', 'Too many booking requests.', 429);
}

const MENTOR = `
  select m.member_id, m.approved, m.notice_minutes, m.horizon_days, m.rate_minor, m.currency,
    exists (select 1 from mentor_hours h, lateral (select $2::timestamptz at time zone m.zone as wall) w
      where h.mentor_id = m.id and h.day = extract(isodow from w.wall)
        and h.start_minute <= extract(hour from w.wall) * 60 + extract(minute from w.wall)
        and h.end_minute >= extract(hour from w.wall) * 60 + extract(minute from w.wall) + 60) as offered
  from mentor m where m.id = $1 for update of m`;

async function request(client, mentee, input) {
  const startsAt = new Date(input.startsAt);
  const endsAt = new Date(startsAt.getTime() + HOUR);
  const member = (await client.query('select active from member where id = $1 for update', [mentee])).rows[0];
  require(member?.active, 'FORBIDDEN', 'This account is not active.', 403);
  const same = await client.query('select * from booking where mentee_id = $1 and idempotency_key = $2', [
    mentee,
    input.idempotencyKey,
  ]);
  if (same.rows.length > 0) {
    const booking = same.rows[0];
    require(
      booking.mentor_id === input.mentorId &&
        booking.starts_at.getTime() === startsAt.getTime() &&
        booking.topic === input.topic &&
        booking.payment_method === input.paymentMethod,
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotency key was used for another request.',
      409,
    );
    return booking;
  }
  const mentor = (await client.query(MENTOR, [input.mentorId, startsAt])).rows[0];
  require(mentor?.approved, 'NOT_FOUND', 'There is no such mentor.', 404);
  require(mentor.member_id !== mentee, 'OWN_BOOKING', 'You cannot book yourself.');
  const ahead = startsAt.getTime() - Date.now();
  require(ahead > 0, 'SLOT_IN_PAST', 'This time is over.');
  require(ahead <= mentor.horizon_days * 24 * HOUR, 'SLOT_TOO_FAR', 'This is too far ahead.');
  require(ahead >= mentor.notice_minutes * 60_000, 'NOTICE_TOO_SHORT', 'Pick a later time.');
  require(mentor.offered, 'SLOT_NOT_OFFERED', 'The mentor offers no session that starts then.');
  const taken = await client.query(
    `select 1 from booking where mentor_id = $1 and starts_at > $3::timestamptz - interval '1 day' and starts_at < $4 and ends_at > $3 and status in ('REQUESTED', 'CONFIRMED')
     union all
     select 1 from booking where mentee_id = $2 and starts_at > $3::timestamptz - interval '1 day' and starts_at < $4 and ends_at > $3 and status in ('REQUESTED', 'CONFIRMED')
     limit 1`,
    [input.mentorId, mentee, startsAt, endsAt],
  );
  require(taken.rows.length === 0, 'SLOT_TAKEN', 'This time is taken.', 409);
  const inserted = await client.query(
    `insert into booking (id, mentor_id, mentee_id, starts_at, ends_at, topic, status, price_minor, currency,
       payment_method, idempotency_key, hold_expires_at)
     values ($1, $2, $3, $4, $5, $6, 'REQUESTED', $7, $8, $9, $10, $11) returning *`,
    [
      'bkg_' + randomUUID(),
      input.mentorId,
      mentee,
      startsAt,
      endsAt,
      input.topic,
      mentor.rate_minor,
      mentor.currency,
      input.paymentMethod,
      input.idempotencyKey,
      new Date(Date.now() + HOLD),
    ],
  );
  return inserted.rows[0];
}

app.post('/bookings', async (req, res) => {
  const mentee = subject(req.headers.authorization);
  const input = req.body;
  require(/^.{1,200}$/s.test(input.idempotencyKey ?? ''), 'INVALID_IDEMPOTENCY_KEY', 'A key has 1 to 200 characters.');
  const topic = (input.topic ?? '').trim();
  require(topic !== '' && topic.length <= 200, 'BLANK_TOPIC', 'A topic has 1 to 200 characters.');
  require(PAYMENT_METHOD.test(input.paymentMethod ?? ''), 'INVALID_PAYMENT_METHOD', 'Send the token of a payment method.');
  require(!Number.isNaN(Date.parse(input.startsAt)), 'BAD_REQUEST', 'When does it start?');
  limit(mentee);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const booking = await request(client, mentee, { ...input, topic });
    await client.query('commit');
    res.status(201).json({
      id: booking.id,
      status: booking.status,
      startsAt: booking.starts_at,
      endsAt: booking.ends_at,
      price: { amountMinor: Number(booking.price_minor), currency: booking.currency },
      holdExpiresAt: booking.hold_expires_at,
    });
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  } finally {
    client.release();
  }
});

app.get('/ready', (req, res) => res.json({ ready: true }));

app.use((failure, req, res, next) => {
  const status = failure.status ?? 500;
  if (status === 500) console.error(failure);
  res.status(status).json({ errors: [{ code: failure.code ?? 'INTERNAL', message: failure.message }] });
});

app.listen(Number(process.env.PORT), '127.0.0.1');
