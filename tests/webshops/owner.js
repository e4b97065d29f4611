// A test that is killed cannot stop its shop, so the shop looks whether its owner still lives, and takes its data along.
const { spawn } = require('child_process');

exports.endWith = (owner, down, state) => {
  if (!owner) return;
  setInterval(() => {
    try {
      process.kill(Number(owner), 0);
    } catch {
      spawn(down, [state, '--wipe'], { detached: true, stdio: 'ignore' }).unref();
    }
  }, 2000).unref();
};
