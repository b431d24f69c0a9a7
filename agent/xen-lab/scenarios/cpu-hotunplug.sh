# shellcheck shell=bash disable=SC2034
title="Processors are taken from PV and PVH guests; from HVM guests libxl takes none"
iommu=intel
quick=no
limit=240
expected="PASS PASS XFAIL/documented"

in_dom0() {
  tested cpu-hotunplug
}
