/** One file names the icon set, so that only these icons reach the bundle. */
export {
  ArrowDown, ArrowUp, Atom, Zap as Bolt, Book, BookOpen, Bot, Box, Bug, Calendar, ChartColumn, Check, ChevronDown,
  ChevronLeft, ChevronRight, Circle, CircleCheck, CircleQuestionMark as CircleHelp, Clock, Compass, Contact, Copy, Ellipsis,
  EllipsisVertical, ExternalLink, File, FileCode, FileText, FlaskConical, Globe, History, Image, Images, Info, Key,
  Layers, LifeBuoy, Lightbulb, Mail, Map, MapPin, Monitor, Notebook, NotebookPen, PartyPopper, Pencil, PenLine, Phone,
  Play, Plus, Quote, RotateCw, Search, SlidersHorizontal, Smartphone, Sparkle, Sparkles, SquarePen, Star,
  Briefcase as Suitcase, ThumbsDown, ThumbsUp, Trash2, TriangleAlert, User, X,
} from 'lucide-react';
export type { LucideIcon } from 'lucide-react';
