# shellcheck shell=bash disable=SC2034
title="What the probe says of a machine with AMD-Vi"
iommu=amd
quick=no
limit=30
expected="iommu=amdvi interrupt_remapping=on firmware=bios dom0_kind=pv scheduler=credit2 xen=4.17"

in_dom0() {
  cd /tmp || return
  testday probe --json | tee probe.json
  got "$(facets iommu interrupt_remapping firmware dom0_kind scheduler)$(xen_series)"
}
