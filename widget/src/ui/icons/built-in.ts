import {
  ArrowDown, ArrowUp, Atom, Bolt, Book, BookOpen, Bot, Box, Bug, Calendar, ChartColumn, Check, ChevronDown, ChevronLeft,
  ChevronRight, Circle, CircleCheck, CircleHelp, Clock, Compass, Contact, Copy, Ellipsis, EllipsisVertical, ExternalLink,
  File, FileCode, FileText, FlaskConical, Globe, History, Image, Images, Info, Key, Layers, LifeBuoy, Lightbulb,
  type LucideIcon, Mail, Map, MapPin, Monitor, Notebook, NotebookPen, PartyPopper, Pencil, PenLine, Phone, Play, Plus,
  Quote, RotateCw, Search, SlidersHorizontal, Smartphone, Sparkle, Sparkles, SquarePen, Star, Suitcase, ThumbsDown,
  ThumbsUp, Trash2, TriangleAlert, User, X,
} from '../icons/lucide.js';

import { HEADER_ICONS } from './header-icons.js';

/** ChatKit's icon names (reference: chatkit/icons.py) and the widget's own, drawn with Lucide. */
export const ICONS: Record<string, LucideIcon> = {
  ...HEADER_ICONS,
  agent: Bot, analytics: ChartColumn, atom: Atom, batch: Layers, bolt: Bolt, 'book-open': BookOpen, 'book-closed': Book,
  'book-clock': History, bug: Bug, calendar: Calendar, chart: ChartColumn, check: Check, 'check-circle': CircleCheck,
  'check-circle-filled': CircleCheck, 'chevron-left': ChevronLeft, 'chevron-right': ChevronRight,
  'circle-question': CircleHelp, clock: Clock, compass: Compass, confetti: PartyPopper, cube: Box, desktop: Monitor,
  document: FileText, dot: Circle, 'dots-horizontal': Ellipsis, 'dots-vertical': EllipsisVertical, 'empty-circle': Circle,
  'external-link': ExternalLink, globe: Globe, keys: Key, lab: FlaskConical, images: Images, info: Info,
  lifesaver: LifeBuoy, lightbulb: Lightbulb, mail: Mail, 'map-pin': MapPin, maps: Map, mobile: Smartphone, name: Contact,
  notebook: Notebook, 'notebook-pencil': NotebookPen, 'page-blank': File, phone: Phone, play: Play, plus: Plus,
  profile: User, 'profile-card': Contact, reload: RotateCw, star: Star, 'star-filled': Star, search: Search,
  sparkle: Sparkle, 'sparkle-double': Sparkles, 'square-code': FileCode, 'square-image': Image, 'square-text': FileText,
  suitcase: Suitcase, 'settings-slider': SlidersHorizontal, user: User, wreath: Star, write: SquarePen,
  'write-alt': PenLine, 'write-alt2': Pencil,
  // The widget's own.
  'arrow-down': ArrowDown, 'arrow-up': ArrowUp, 'chevron-down': ChevronDown, close: X, copy: Copy, quote: Quote,
  'thumbs-up': ThumbsUp, 'thumbs-down': ThumbsDown, trash: Trash2, warning: TriangleAlert, 'new-chat': SquarePen,
  history: History,
};
/** These are drawn full. */
export const FILLED = new Set(['check-circle-filled', 'star-filled', 'dot']);
