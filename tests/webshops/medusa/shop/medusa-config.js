// An ordinary retailer's Medusa, without its dashboard: what a stock Medusa does not have is only that texts are
// translated, and that pictures lie in this folder.
const { defineConfig } = require('@medusajs/framework/utils');
const address = `http://127.0.0.1:${process.env.MEDUSA_PORT}`;

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: `postgres://postgres@127.0.0.1:${process.env.MEDUSA_DATABASE_PORT}/medusa`,
    databaseDriverOptions: { ssl: false, connection: { ssl: false } },
    http: { storeCors: address, adminCors: address, authCors: address, jwtSecret: 'for-tests-only', cookieSecret: 'for-tests-only' },
  },
  admin: { disable: true },
  modules: [
    // Works only together with MEDUSA_FF_TRANSLATION=true.
    { resolve: '@medusajs/medusa/translation' },
    { resolve: '@medusajs/medusa/file', options: { providers: [{ resolve: '@medusajs/medusa/file-local', id: 'local',
      options: { upload_dir: 'static', private_upload_dir: 'static', backend_url: `${address}/static` } }] } },
  ],
});
