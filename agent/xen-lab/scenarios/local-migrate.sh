# shellcheck shell=bash disable=SC2034
title="A PVH guest migrates to where it is; this Xen cannot track what a PV guest writes"
iommu=intel
quick=no
limit=300
expected="SKIP/no-shadow-paging PASS"

in_dom0() {
  tested local-migrate --guest-type pv,pvh
}
