# shellcheck shell=bash disable=SC2034
title="Private values of the machine are there to be found, and are in nothing that would leave it"
iommu=intel
quick=yes
limit=60
expected="there=7 of 7, let out=0"

in_dom0() {
  local value there=0 out=0
  { dmidecode; ip link; hostname; } >/tmp/machine.txt
  { dmidecode | grep -E 'Serial|UUID'; ip -o link; hostname; } | head -n 40 >/tmp/excerpt.txt
  testday report --test boot --status FAIL --went-wrong "Seen on $(hostname)" --excerpt /tmp/excerpt.txt \
    --no-send --plan lab --candidate "$(candidate)"
  { testday probe; testday probe --json; cat "$state/spool.log"; } >/tmp/leaving.txt
  for value in $private; do
    if grep -qiF "$value" /tmp/machine.txt; then there=$((there + 1)); fi
    if grep -qiF "$value" /tmp/leaving.txt; then
      echo "let out: $value"
      out=$((out + 1))
    fi
  done
  got "there=$there of 7, let out=$out"
}
