/* The parts of the HTML export, linked into the library as they are. */
.macro asset name, file
  .global dossier_web_\name
  .hidden dossier_web_\name
  .global dossier_web_\name\()_end
  .hidden dossier_web_\name\()_end
dossier_web_\name:
  .incbin "\file"
dossier_web_\name\()_end:
.endm

.section .rodata
asset page, "page.html"
asset style, "style.css"
asset motion, "motion.js"
asset app, "app.js"
asset graphology, "vendor/graphology.min.js"
asset sigma, "vendor/sigma.min.js"

.section .note.GNU-stack, "", %progbits
