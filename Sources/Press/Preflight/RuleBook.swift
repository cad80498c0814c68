/// All rules, by subject.
extension Rule {
    static let all = file + identity + intent + document + boxes + fonts + colour + ink + images + strokes + type + transparency
        + content + tags

    // MARK: The file

    static let encrypted = Rule("file.encrypted", "the file is encrypted", do: "ask whoever made it for an open file",
                                x4: .error, x1a: .error, a2u: .error, print: .error)
    static let damaged = Rule("file.damaged", "the file is damaged", do: "have it written anew by the program that made it",
                              x4: .error, x1a: .error, a2u: .error, ua1: .error, print: .warning)
    static let noPage = Rule("file.no-page", "the file has no page", do: "export it again",
                             x4: .error, x1a: .error, a2u: .error, ua1: .error, print: .error)
    static let cycle = Rule("file.cycle", "something contains itself", do: "have it written anew by the program that made it",
                            x4: .error, x1a: .error, a2u: .error, ua1: .error, print: .error)
    static let tooMuch = Rule("file.too-much", "more than is read", do: "what lies beyond was not checked: divide the file, or flatten it",
                              x4: .warning, x1a: .warning, a2u: .warning, ua1: .warning, print: .warning)
    static let version = Rule("file.version", "the version of PDF is too new", do: "save it for the version that the standard names",
                              x4: .error, x1a: .error, a2u: .error)
    static let header = Rule("file.header", "the header does not mark the file as binary",
                             do: "a comment of four bytes over 127 belongs on the second line", a2u: .error)
    static let noID = Rule("file.id-missing", "the trailer has no /ID", do: "save it with a file identifier",
                           x4: .error, x1a: .error, a2u: .error)
    static let objectStreams = Rule("file.object-streams", "objects are packed into streams",
                                    do: "save it as PDF 1.4, without object streams", x1a: .error)
    static let externalStream = Rule("file.external-stream", "data of a stream lie in another file", do: "put them into this one",
                                     x4: .error, x1a: .error, a2u: .error, print: .error)
    static let lzw = Rule("file.lzw", "a stream is packed by LZW", do: "pack it by Flate", x4: .error, x1a: .error, a2u: .error, print: .note)
    static let jpx = Rule("file.jpx", "a picture is in JPEG 2000", do: "save it as JPEG or by Flate", x1a: .error)
    static let crypt = Rule("file.crypt-filter", "a stream has a filter for encryption", do: "save it without encryption",
                            x4: .error, x1a: .error, a2u: .error, print: .error)
    static let file = [encrypted, damaged, noPage, cycle, tooMuch, version, header, noID, objectStreams, externalStream, lzw, jpx, crypt]

    // MARK: What it says of itself

    static let claim = Rule("identity.claim", "the file does not claim to be what is asked for",
                            do: "export it for that standard; the claim alone changes nothing else",
                            x4: .error, x1a: .error, a2u: .error, ua1: .error)
    static let noFact = Rule("identity.missing", "a fact about the file is missing", do: "give it in the file's properties",
                             x4: .error, x1a: .error, a2u: .error, ua1: .error)
    static let noXMP = Rule("identity.xmp-missing", "there is no XMP", do: "save it with metadata", x4: .error, a2u: .error, ua1: .error)
    static let packet = Rule("identity.packet", "the XMP packet has an obsolete header", do: "leave out bytes= and encoding=",
                             x4: .error, a2u: .error)
    static let differs = Rule("identity.differs", "Info and XMP say different things", do: "write both from one source",
                              x4: .error, a2u: .error)
    static let trapped = Rule("identity.trapped", "nobody says whether the file is trapped", do: "set /Trapped to True or False",
                              x4: .error, x1a: .error)
    static let identity = [claim, noFact, noXMP, packet, differs, trapped]

    // MARK: Output intent

    static let noIntent = Rule("intent.missing", "there is no output intent", do: "say for which press the colours are meant",
                               x4: .error, x1a: .error)
    static let intents = Rule("intent.several", "there are several output intents", do: "keep the one of this press",
                              x4: .error, x1a: .error, a2u: .error)
    static let noCondition = Rule("intent.identifier", "the output intent names no condition", do: "give its /OutputConditionIdentifier",
                                  x4: .error, x1a: .error, a2u: .error)
    static let noProfile = Rule("intent.profile-missing", "the output intent has no profile", do: "embed the ICC profile of the press",
                                x4: .error, x1a: .error)
    static let badProfile = Rule("intent.profile-broken", "the profile of the output intent is none", do: "embed a sound ICC profile",
                                 x4: .error, x1a: .error, a2u: .error)
    static let profileClass = Rule("intent.profile-class", "the profile of the output intent is of no press",
                                   do: "embed a profile of class prtr", x4: .error, x1a: .error, a2u: .error)
    static let profileChannels = Rule("intent.profile-channels", "/N does not count the inks of the profile",
                                      do: "write 4 for CMYK and 1 for gray", x4: .error, x1a: .error, a2u: .error)
    static let profileVersion = Rule("intent.profile-version", "the version of the profile is too new",
                                     do: "embed a profile of version 2", x4: .error, x1a: .error, a2u: .error)
    static let intent = [noIntent, intents, noCondition, noProfile, badProfile, profileClass, profileChannels, profileVersion]

    // MARK: What a document can do

    static let actions = Rule("document.actions", "the file has actions", do: "take them out", x4: .error, x1a: .error, a2u: .error)
    static let script = Rule("document.javascript", "the file has JavaScript", do: "take it out",
                             x4: .error, x1a: .error, a2u: .error, print: .warning)
    static let attachments = Rule("document.attachments", "other files are embedded", do: "take them out",
                                  x4: .error, x1a: .error, a2u: .error, print: .note)
    static let layers = Rule("document.layers", "the file has layers", do: "flatten them; what is hidden may print",
                             x1a: .error, print: .note)
    static let fields = Rule("document.forms", "the file has an XFA form", do: "save it as plain pages",
                             x4: .error, x1a: .error, a2u: .error, ua1: .error, print: .warning)
    static let viewer = Rule("document.viewer-boxes", "the viewer is told to print another box",
                             do: "leave out /ViewArea, /ViewClip, /PrintArea and /PrintClip", x4: .error, x1a: .error)
    static let presentation = Rule("document.presentation", "a page has steps of a presentation", do: "take out /PresSteps", a2u: .error)
    static let note = Rule("annotations.inside", "an annotation lies inside the bleed", do: "take it out, or move it off the sheet",
                           x4: .error, x1a: .error, shop: .warning, print: .note)
    static let noteAction = Rule("annotations.action", "an annotation has an action", do: "take it out", x1a: .error)
    static let noteFlags = Rule("annotations.flags", "an annotation would not be printed", do: "set Print; clear Hidden and NoView",
                                a2u: .error)
    static let document = [actions, script, attachments, layers, fields, viewer, presentation, note, noteAction, noteFlags]

    // MARK: Boxes

    static let noMedia = Rule("boxes.media-missing", "the page has no MediaBox", do: "give it one: without it nobody knows the size",
                              x4: .error, x1a: .error, a2u: .error, print: .error)
    static let noTrim = Rule("boxes.trim-missing", "the page has no TrimBox", do: "export it with boxes: the knife cuts at the trim",
                             x4: .error, x1a: .error, shop: .error, print: .warning)
    static let trimAndArt = Rule("boxes.trim-and-art", "the page has a TrimBox and an ArtBox", do: "keep the TrimBox alone",
                                 x4: .error, x1a: .error)
    static let trimOutside = Rule("boxes.trim-outside", "the trim reaches out of its bleed or media", do: "put the boxes inside each other",
                                  x4: .error, x1a: .error, print: .warning)
    static let bleedOutside = Rule("boxes.bleed-outside", "the bleed reaches out of the media", do: "make the media larger",
                                   x4: .error, x1a: .error, print: .warning)
    static let sizes = Rule("boxes.sizes-differ", "pages have different sizes", do: "have one size a file, unless it is meant so",
                            print: .warning)
    static let noBleed = Rule("bleed.missing", "the page has no bleed", do: "export it with the bleed of the profile", shop: .error)
    static let smallBleed = Rule("bleed.small", "the bleed is smaller than the profile's", do: "export it with the bleed of the profile",
                                 shop: .error)
    static let shortInk = Rule("bleed.ink-short", "a surface ends at the trim", do: "let it go on to the end of the bleed, or a white rim shows",
                               print: .warning)
    static let boxes = [noMedia, noTrim, trimAndArt, trimOutside, bleedOutside, sizes, noBleed, smallBleed, shortInk]

    // MARK: Fonts

    static let notEmbedded = Rule("fonts.not-embedded", "a font is not embedded", do: "embed it: another one would be set in its place",
                                  x4: .error, x1a: .error, a2u: .error, ua1: .error, print: .error)
    static let type3 = Rule("fonts.type3", "a font draws its letters itself (Type 3)", do: "nothing, unless it is a bitmap", print: .note)
    static let noGlyphMap = Rule("fonts.glyph-map", "a font does not say which glyph is which", do: "embed it with a /CIDToGIDMap",
                                 x4: .error, x1a: .error, a2u: .error, ua1: .error)
    static let noUnicode = Rule("fonts.unicode", "letters of a font cannot be told", do: "embed it with a /ToUnicode map",
                                a2u: .error, ua1: .error)
    static let noWidths = Rule("fonts.widths", "a font has no widths", do: "embed it with its /Widths", a2u: .error, ua1: .error)
    static let fonts = [notEmbedded, type3, noGlyphMap, noUnicode, noWidths]

    // MARK: Colour

    static let rgb = Rule("colour.rgb", "colour is in RGB", do: "convert it to the inks of the press",
                          x4: .error, x1a: .error, a2u: .error, shop: .error, print: .warning)
    static let cmyk = Rule("colour.cmyk", "CMYK without a press that it is meant for", do: "add an output intent for CMYK",
                           x4: .error, x1a: .error, a2u: .error)
    static let gray = Rule("colour.gray", "gray without a press that it is meant for", do: "add an output intent",
                           x4: .error, x1a: .error, a2u: .error)
    static let managed = Rule("colour.managed", "colour is defined by a profile or by Lab", do: "convert it to the inks of the press",
                              x1a: .error, shop: .note)
    static let badICC = Rule("colour.icc-broken", "a profile does not fit its colour space", do: "embed a sound profile, and /N as it has channels",
                             x4: .error, x1a: .error, a2u: .error, print: .warning)
    static let sameICC = Rule("colour.icc-of-intent", "CMYK has the profile of the output intent", do: "use DeviceCMYK, or black text gets four inks",
                              x4: .error)
    static let spotDiffers = Rule("colour.spot-differs", "one spot ink is mixed in different ways", do: "use one swatch for it",
                                  x4: .error, a2u: .error, print: .warning)
    static let spotExtra = Rule("colour.spot-extra", "a spot ink that the press does not have", do: "mix it of the process inks, or ask the shop",
                                shop: .error)
    static let noSpace = Rule("colour.undefined", "a colour space is not defined", do: "have the file written anew",
                              x4: .error, x1a: .error, a2u: .error, print: .error)
    static let colour = [rgb, cmyk, gray, managed, badICC, sameICC, spotDiffers, spotExtra, noSpace]

    // MARK: Ink

    static let coverage = Rule("ink.coverage", "more ink than dries", do: "take colour out of the darks, black instead", print: .warning)
    static let solid = Rule("ink.solid", "a large surface with too much of one ink", do: "make it lighter: such surfaces smear",
                            shop: .warning)
    static let whiteOver = Rule("overprint.white", "white is overprinted, and so not there", do: "turn overprint off for white",
                                shop: .error, print: .warning)
    static let blackOut = Rule("overprint.black", "black text spares out what lies below", do: "let black overprint, or paper shows at its edges",
                               print: .note)
    static let ink = [coverage, solid, whiteOver, blackOut]

    // MARK: Pictures

    static let resolution = Rule("images.resolution", "a picture has too few dots", do: "take a larger one, or print it smaller", print: .warning)
    static let lineResolution = Rule("images.line-resolution", "line art has too few dots", do: "scan it finer, or draw it as vectors",
                                     print: .warning)
    static let interpolate = Rule("images.interpolate", "a picture is to be smoothed", do: "leave out /Interpolate", a2u: .error)
    static let alternates = Rule("images.alternates", "a picture has alternates", do: "keep the one that is printed",
                                 x4: .error, x1a: .error, a2u: .error)
    static let opi = Rule("images.opi", "a picture stands for another one (OPI)", do: "embed the fine one",
                          x4: .error, x1a: .error, a2u: .error, print: .error)
    static let images = [resolution, lineResolution, interpolate, alternates, opi]

    // MARK: Rules and type

    static let thin = Rule("rules.thin", "a rule is too thin", do: "make it as thick as the press can hold", print: .warning)
    static let hairline = Rule("rules.hairline", "a rule has no thickness", do: "give it one: a fine press prints it too fine to see",
                               print: .warning)
    static let strokes = [thin, hairline]
    static let smallType = Rule("type.small", "type is too small", do: "set it larger", print: .warning)
    static let mixedType = Rule("type.mixed-inks", "small type is in several inks", do: "print it in one ink: plates never lie quite alike",
                                print: .warning)
    static let reversedType = Rule("type.reversed", "small type is white on a surface", do: "set it larger, or on no surface", print: .warning)
    static let richBlack = Rule("type.rich-black", "black type has other inks in it", do: "print it in black alone", print: .note)
    static let unsafe = Rule("type.unsafe", "text stands nearer to the trim than is safe", do: "move it inwards: knives err", shop: .warning)
    static let type = [smallType, mixedType, reversedType, richBlack, unsafe]

    // MARK: Transparency

    static let softMask = Rule("transparency.mask", "there is a soft mask", do: "flatten the transparency", x1a: .error)
    static let opacity = Rule("transparency.opacity", "something is not opaque", do: "flatten the transparency", x1a: .error)
    static let blend = Rule("transparency.blend", "something is blended with what lies below", do: "flatten the transparency", x1a: .error)
    static let group = Rule("transparency.group", "there is a transparency group", do: "flatten the transparency", x1a: .error)
    static let blendSpace = Rule("transparency.space", "transparency is blended in another space than the press has",
                                 do: "blend it in the space of the output intent", x4: .error, a2u: .error)
    static let transparency = [softMask, opacity, blend, group, blendSpace]

    // MARK: Content

    static let postScript = Rule("content.postscript", "a part of the page is PostScript", do: "export it without",
                                 x4: .error, x1a: .error, a2u: .error, print: .error)
    static let referenced = Rule("content.reference", "a part of the page lies in another file", do: "embed it",
                                 x4: .error, x1a: .error, a2u: .error, print: .error)
    static let transfer = Rule("content.transfer", "tones are changed by a transfer function", do: "take it out, and change the picture instead",
                               x4: .error, x1a: .error, a2u: .error, print: .warning)
    static let halftone = Rule("content.halftone", "the screen is given by the file", do: "leave it to the press",
                               x4: .error, x1a: .error, a2u: .error, print: .note)
    static let stranger = Rule("content.operator", "an operator is unknown", do: "have the file written anew",
                               x4: .error, x1a: .error, a2u: .error, print: .warning)
    static let unreadable = Rule("content.unreadable", "the content of the page cannot be read", do: "have the file written anew",
                                 x4: .error, x1a: .error, a2u: .error, ua1: .error, print: .error)
    static let content = [postScript, referenced, transfer, halftone, stranger, unreadable]

    // MARK: Structure for readers

    static let untagged = Rule("tags.missing", "the file has no structure", do: "export it tagged", ua1: .error)
    static let noLanguage = Rule("tags.language", "the file does not say its language", do: "give /Lang in the catalogue", ua1: .error)
    static let titleHidden = Rule("tags.title", "readers show the name of the file, not its title", do: "set /DisplayDocTitle", ua1: .error)
    static let noAlternative = Rule("tags.figure", "a figure has no words for those who do not see it", do: "give it /Alt or /ActualText",
                                    ua1: .error)
    static let untaggedContent = Rule("tags.content", "content is neither tagged nor an artifact", do: "tag it, or mark it as an artifact",
                                      ua1: .error)
    static let tabOrder = Rule("tags.tab-order", "a page with annotations has no tab order by structure", do: "set /Tabs to /S", ua1: .error)
    static let tags = [untagged, noLanguage, titleHidden, noAlternative, untaggedContent, tabOrder]
}
