# shellcheck shell=bash
# Builds dom0: a Debian with Xen, its kernel, initial ramdisk and hypervisor beside it.

readonly SUITE=bookworm XEN=4.17
readonly IN_DOM0=systemd-sysv,udev,kmod,pciutils,dmidecode,iproute2,busybox-static,cpio,procps,zstd,pci.ids
readonly IMAGE_MIB=2048

# Services that only cost time in an emulated machine.
readonly NOT_NEEDED=(
  getty.target getty-static getty@.service serial-getty@.service modprobe@.service systemd-logind systemd-user-sessions
  systemd-update-utmp systemd-update-utmp-runlevel systemd-binfmt proc-sys-fs-binfmt_misc.automount kmod-static-nodes
  sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount sys-fs-fuse-connections.mount
  dev-mqueue.mount dev-hugepages.mount systemd-ask-password-wall.path systemd-ask-password-console.path
  apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap fstrim.timer
  systemd-timesyncd xendomains
)

image=$work/image

# Another name where a script of the image is another.
image_id() { cat "$lab/lib/image.sh" "$lab"/dom0/image/* | sha256sum | cut -c 1-16; }

image_is_fresh() { [ "$(cat "$image/id" 2>/dev/null)" = "$(image_id)" ]; }

build_image() {
  ! image_is_fresh || return 0
  [ "$(id -u)" = 0 ] || die $UNAVAILABLE "Building dom0's image needs root (debootstrap, chroot)."
  local begin=$EPOCHREALTIME
  say "Building dom0's image: Debian $SUITE with Xen $XEN"
  rm -rf "$image"
  mkdir -p "$image"
  # Its own mounts and processes: all of them end with it, and it with this one, however that ends.
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child \
    bash -c ". '$lab/lib/common.sh'; . '$lab/lib/image.sh'; make_image" >"$work/build.log" 2>&1 </dev/null || not_built
  rm -rf "$image/root"
  image_id >"$image/id"
  say "Built in $(seconds_since "$begin") s"
}

not_built() {
  mirror_answers || die $UNAVAILABLE "The image could not be built: the Debian mirror does not answer."
  die $FAILED "The image could not be built; $work/build.log says why."
}

mirror_answers() { apt-get -q -o APT::Update::Error-Mode=any update >/dev/null 2>&1; }

make_image() {
  set -eux
  export LC_ALL=C DEBIAN_FRONTEND=noninteractive
  root=$image/root
  make_debian
  install_xen
  install_lab
  shrink
  pack
}

# The mirror is the one that this machine's apt uses: mirror LABEL.
mirror() {
  # shellcheck disable=SC2016 # apt's own variables
  apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' |
    sed -n "s/^$1 //p" | head -n 1
}

make_debian() {
  local main security
  main=${XEN_LAB_MIRROR:-$(mirror Debian)}
  security=$(mirror Debian-Security)
  [ -n "$main" ] || die $UNAVAILABLE "This machine's apt knows no Debian mirror: set XEN_LAB_MIRROR to one."
  debootstrap --variant=minbase --arch=amd64 --include="$IN_DOM0" "$SUITE" "$root" "$main"
  {
    echo "deb $main $SUITE main"
    [ -z "$security" ] || echo "deb $security $SUITE-security main"
  } >"$root/etc/apt/sources.list"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # starts no services while installing
  chmod +x "$root/usr/sbin/policy-rc.d"
  mount -t proc proc "$root/proc"
}

install_xen() {
  in_root apt-get -q update
  in_root apt-get -q -y install --no-install-recommends initramfs-tools
  # The few modules that the root disk needs: a small initial ramdisk is unpacked sooner.
  sed -i 's/^MODULES=.*/MODULES=list/; s/^COMPRESS=.*/COMPRESS=gzip/' "$root/etc/initramfs-tools/initramfs.conf"
  printf 'ahci\nsd_mod\next4\n' >>"$root/etc/initramfs-tools/modules"
  in_root apt-get -q -y install --no-install-recommends \
    linux-image-amd64 "xen-hypervisor-$XEN-amd64" "xen-utils-$XEN" xen-utils-common qemu-system-xen
}

in_root() { chroot "$root" "$@"; }

install_lab() {
  install -m 755 "$lab/dom0/image/lab-jobs" "$root/usr/local/sbin/lab-jobs"
  install -m 644 "$lab/dom0/image/lab-jobs.service" "$root/etc/systemd/system/lab-jobs.service"
  in_root systemctl enable lab-jobs.service
  in_root systemctl mask "${NOT_NEEDED[@]}"
  in_root systemctl set-default multi-user.target
  echo 'XENCONSOLED_ARGS="--log=guest"' >>"$root/etc/default/xen"
  mkdir -p "$root/var/log/xen/console" "$root/var/log/journal" # the journal outlives a boot
  echo "host-private-0004" >"$root/etc/hostname"
  rm -f "$root/usr/sbin/policy-rc.d"
}

shrink() {
  umount "$root/proc"
  in_root apt-get clean
  rm -rf "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale}/*
  # Drivers of devices that the emulated machine does not have: two thirds of the image.
  rm -rf "$root"/lib/modules/*/kernel/{sound,drivers/{media,gpu,infiniband,staging,scsi,usb,iio,net/wireless}}
  in_root depmod "$(ls "$root/lib/modules")"
}

pack() {
  truncate -s "${IMAGE_MIB}M" "$image/dom0.img"
  mke2fs -q -t ext4 -d "$root" -L dom0 "$image/dom0.img"
  cp "$root"/boot/vmlinuz-* "$image/vmlinuz"
  cp "$root"/boot/initrd.img-* "$image/initrd.img"
  gzip -dc "$root/boot/xen-$XEN-amd64.gz" >"$image/xen"
}
