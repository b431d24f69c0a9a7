# shellcheck shell=bash disable=SC2034
title="A PV guest gives memory back and gets it again"
iommu=intel
quick=yes
limit=60
expected="PASS"

in_dom0() {
  tested ballooning --guest-type pv
}
