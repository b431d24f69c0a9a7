# shellcheck shell=bash disable=SC2034
title="PV, PVH and HVM guests are saved and come back"
iommu=intel
quick=no
limit=240
expected="PASS PASS PASS"

in_dom0() {
  tested save-restore
}
