# shellcheck shell=bash
# What this machine needs to build and to emulate.

# command:package
readonly NEEDED=(
  qemu-system-x86_64:qemu-system-x86
  qemu-img:qemu-utils
  debootstrap:debootstrap
  mke2fs:e2fsprogs
  flock:util-linux
)

missing_packages() {
  local pair
  for pair in "${NEEDED[@]}"; do
    PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%:*}" >/dev/null || echo "${pair##*:}"
  done
}

need_packages() {
  local missing
  missing=$(missing_packages | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && install_packages "$missing" && return 0
  die $UNAVAILABLE "The lab needs packages that are not here: apt-get install $missing"
}

install_packages() {
  say "Installing $1"
  export DEBIAN_FRONTEND=noninteractive
  mkdir -p "$work"
  # shellcheck disable=SC2086 # a list of names
  {
    apt-get -o DPkg::Lock::Timeout=900 -q update
    apt-get -o DPkg::Lock::Timeout=900 -q -y install --no-install-recommends $1
  } >"$work/packages.log" 2>&1 </dev/null
}
