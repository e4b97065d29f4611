// The shop's API server, its job worker in the same process. The argument only marks the process as ours (see common.sh).
const { bootstrap, JobQueueService } = require('@vendure/core');
const path = require('path');
const { endWith } = require('../../owner');
const { config, STATE } = require('./config');

bootstrap(config)
  .then(app => app.get(JobQueueService).start())
  .then(() => endWith(process.env.VENDURE_OWNER_PID, path.join(__dirname, '..', 'down'), STATE))
  .catch(error => {
    console.error(error);
    process.exit(1);
  });
