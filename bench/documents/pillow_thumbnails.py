"""Makes thumbnails of a JPEG with Pillow's draft mode, once for every line read; prints the seconds of each."""

import sys
import time

from PIL import Image, ImageOps

SIZES = (200, 800)

source, directory = sys.argv[1:]
for _ in sys.stdin:
    begun = time.perf_counter()
    for size in SIZES:
        with Image.open(source) as picture:
            picture.draft("RGB", (size, size))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((size, size))
            upright.save(f"{directory}/pillow-{size}.jpg", quality=82)
            upright.save(f"{directory}/pillow-{size}.webp", quality=80, method=2)
    print(time.perf_counter() - begun, flush=True)
