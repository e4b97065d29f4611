// A small client of the Admin API for filling the shop; the session token travels in a response header.
const { PORT } = require('./config');
const address = `http://127.0.0.1:${PORT}/admin-api`;
let token = '';

async function send(body, headers) {
  const response = await fetch(address, { method: 'POST', body, headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } });
  token = response.headers.get('vendure-auth-token') || token;
  const answer = await response.json();
  if (answer.errors) throw new Error(`${answer.errors[0].message}, asked: ${String(body).slice(0, 400)}`);
  return answer.data;
}

const ask = (query, variables = {}) => send(JSON.stringify({ query, variables }), { 'content-type': 'application/json' });

const login = () => ask('mutation { login(username: "superadmin", password: "superadmin-test") { __typename } }');

// Runs a mutation that takes one `input` of the given type, and returns the new id, or ids where it takes a list.
async function create(mutation, type, input) {
  const answer = await ask(`mutation($input: ${type}!) { ${mutation}(input: $input) { __typename ... on Node { id } } }`, { input });
  const made = [answer[mutation]].flat();
  const failed = made.find(one => !one.id);
  if (failed) throw new Error(`${mutation}: ${failed.__typename}`);
  return Array.isArray(answer[mutation]) ? made.map(one => one.id) : made[0].id;
}

async function uploadPicture(name, jpeg) {
  const form = new FormData();
  const query = 'mutation($file: Upload!) { createAssets(input: [{ file: $file }]) { ... on Asset { id } ... on ErrorResult { message } } }';
  form.append('operations', JSON.stringify({ query, variables: { file: null } }));
  form.append('map', JSON.stringify({ 0: ['variables.file'] }));
  form.append('0', new Blob([jpeg], { type: 'image/jpeg' }), name);
  return (await send(form, {})).createAssets[0].id;
}

module.exports = { ask, create, login, uploadPicture };
