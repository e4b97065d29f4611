// The shop's API server, its job worker in the same process. The argument only marks the process as ours (see common.sh).
const { bootstrap, JobQueueService } = require('@vendure/core');
const { spawn } = require('child_process');
const path = require('path');
const { config, STATE } = require('./config');

// A test that is killed cannot stop its shop, so the shop looks whether its owner still lives, and takes its data along.
function endWith(owner) {
  setInterval(() => {
    try {
      process.kill(owner, 0);
    } catch {
      spawn(path.join(__dirname, '..', 'down'), [STATE, '--wipe'], { detached: true, stdio: 'ignore' }).unref();
    }
  }, 2000).unref();
}

bootstrap(config)
  .then(app => app.get(JobQueueService).start())
  .then(() => process.env.VENDURE_OWNER_PID && endWith(Number(process.env.VENDURE_OWNER_PID)))
  .catch(error => {
    console.error(error);
    process.exit(1);
  });
