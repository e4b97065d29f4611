// A small client of the Admin API for filling the shop.
const address = `http://127.0.0.1:${process.env.MEDUSA_PORT}`;
let token = '';

async function call(method, path, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(address + path, { method, body: isForm || !body ? body : JSON.stringify(body),
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && !isForm && { 'content-type': 'application/json' }) } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
  return JSON.parse(text);
}

const get = path => call('GET', path);
const post = (path, body) => call('POST', path, body);

async function login() {
  token = (await post('/auth/user/emailpass', { email: 'owner@example.com', password: 'owner-test' })).token;
}

async function uploadPictures(pictures) {
  const form = new FormData();
  for (const { name, jpeg } of pictures) form.append('files', new Blob([jpeg], { type: 'image/jpeg' }), name);
  return (await post('/admin/uploads', form)).files.map(file => file.url);
}

module.exports = { get, post, login, uploadPictures };
