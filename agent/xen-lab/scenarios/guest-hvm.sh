# shellcheck shell=bash disable=SC2034
title="An HVM guest starts and answers"
iommu=intel
quick=yes
limit=90
expected="PASS"

in_dom0() {
  tested guest-hvm
}
