# shellcheck shell=bash disable=SC2034
title="A PV guest moves to another pool of processors"
iommu=intel
quick=yes
limit=60
expected="PASS"

in_dom0() {
  tested cpupools --guest-type pv
}
