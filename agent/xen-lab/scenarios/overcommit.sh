# shellcheck shell=bash disable=SC2034
title="A guest with more memory than the host has"
iommu=intel
quick=yes
limit=60
expected="BLOCKED/no-memory"

in_dom0() {
  tested guest-pv --guest-memory 16384
}
