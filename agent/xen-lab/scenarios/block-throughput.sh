# shellcheck shell=bash disable=SC2034
title="A guest writes its disk and reads it again"
iommu=intel
quick=no
limit=120
expected="PASS"

in_dom0() {
  tested block-throughput --guest-type pv
}
