# shellcheck shell=bash disable=SC2034
title="A PVH guest is saved and comes back"
iommu=intel
quick=yes
limit=60
expected="PASS"

in_dom0() {
  tested save-restore --guest-type pvh
}
