// What a caller of the façade meets in its interface comes with it.
@_exported public import Diagnostics
@_exported public import FontKit
@_exported public import Geometry
@_exported public import Imposition
@_exported public import LayoutBook
@_exported public import Makeup
@_exported public import Manuscript
@_exported public import Press
@_exported public import Proofing
