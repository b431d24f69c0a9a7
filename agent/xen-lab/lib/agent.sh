# shellcheck shell=bash
# The agent that is proved: a package, or a directory with bin/testday as the tar.gz holds it.

readonly BUILD_AGENT="./mvnw -Ppackage -pl model,agent package"

repo=$(cd "$lab/../.." && pwd)

# agent_path [PATH]: prints the package or directory; the package that Maven built last where none is given
agent_path() {
  local given=${1:-}
  if [ -n "$given" ]; then
    [ -e "$given" ] || die $USAGE "There is no agent at $given."
    readlink -f "$given"
  elif compgen -G "$repo/agent/target/*.deb" >/dev/null; then
    find "$repo/agent/target" -maxdepth 1 -name '*.deb' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-
  else
    die $UNAVAILABLE "There is no agent to prove. Build it first: $BUILD_AGENT"
  fi
}

# install_agent PATH: into the running dom0; it stays on the disk
install_agent() {
  local begin=$EPOCHREALTIME
  cp -r "$1" "$share/agent"
  run_job install 120 <"$lab/dom0/install-agent" || die $FAILED "The agent could not be installed in dom0."
  rm -rf "$share/agent"
  say "Installed the agent in dom0 in $(seconds_since "$begin") s: $1"
}
