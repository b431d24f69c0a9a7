# shellcheck shell=bash disable=SC2034
title="A PV guest starts and answers"
iommu=intel
quick=yes
limit=60
expected="PASS"

in_dom0() {
  tested guest-pv
}
