// What links in mails lead to until a web client takes their place. Nothing is used up by opening the page: only a button
// does it, so that a mail scanner that follows the link leaves it good.
const query = new URLSearchParams(location.search);
const token = query.get('token');
const says = document.getElementById('says');
const page = location.pathname.replace(/\/$/, '');

// The secret stays out of the history.
if (token) history.replaceState(null, '', location.pathname);

function cookie(name) {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(name + '='));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

async function mutate(field, type, input) {
  const headers = { 'Content-Type': 'application/json' };
  const csrf = cookie('XSRF-TOKEN');
  if (csrf) headers['X-XSRF-TOKEN'] = csrf;
  const document = `mutation($input: ${type}!) { ${field}(input: $input) { errors { message } } }`;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers,
    credentials: 'same-origin',
    body: JSON.stringify({ query: document, variables: { input } }),
  });
  const answer = await response.json();
  const errors = answer.errors || answer.data[field].errors;
  if (errors.length) throw new Error(errors[0].message);
}

function offer(id, act, done, label) {
  const form = document.getElementById(id);
  const button = form.querySelector('button');
  if (label) button.textContent = label;
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      await act(new FormData(form));
      form.hidden = true;
      says.textContent = done;
    } catch (failure) {
      says.textContent = failure.message;
      button.disabled = false;
    }
  });
}

if (page === '/verify-address' && token) {
  says.textContent = 'One more click, and your address is verified.';
  offer('link', () => mutate('verifyAddress', 'VerifyAddressInput', { token }), 'Your address is verified.', 'Verify my address');
} else if (page === '/reset-password' && token) {
  offer(
    'password',
    (form) => mutate('resetPassword', 'ResetPasswordInput', { token, newPassword: form.get('password'), transport: 'COOKIES' }),
    'Your password is set, and you are signed in.',
  );
} else if (token) {
  says.textContent = 'One more click, and you are signed in.';
  offer(
    'link',
    () => mutate('signInWithLink', 'SignInWithLinkInput', { token, transport: 'COOKIES' }),
    'You are signed in.',
    'Sign in',
  );
} else {
  says.textContent = query.has('error') ? `That did not work (${query.get('error')}). Sign in by a link instead.` : 'Sign in by a link.';
  offer(
    'email',
    (form) => mutate('requestSignInLink', 'RequestSignInLinkInput', { email: form.get('email') }),
    'If this address has an account, a link is on its way.',
  );
}
