/* Marks side by side and below each other, so that none hides another. */

/**
 * Puts boxes ({left, right} in pixels, in order of `left`) into at most `most` lanes, each into the first that
 * is free. Returns the lane of each box, -1 for a box that no lane has room for.
 */
function packLanes(boxes, most, gap) {
  const ends = [];
  return boxes.map((box) => {
    let lane = ends.findIndex((end) => end + gap <= box.left);
    if (lane < 0) {
      if (ends.length === most) return -1;
      lane = ends.length;
    }
    ends[lane] = box.right;
    return lane;
  });
}

/** Groups of boxes in order of their `middle`, each so narrow that one bubble of `width` pixels stands for it. */
function clusters(boxes, width) {
  const groups = [];
  let from = -Infinity;
  for (const box of [...boxes].sort((a, b) => a.middle - b.middle)) {
    if (box.middle - from < width) {
      groups[groups.length - 1].push(box);
    } else {
      groups.push([box]);
      from = box.middle;
    }
  }
  return groups;
}
